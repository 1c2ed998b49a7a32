package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A JSON Web Key Set (JWKS) that verifies RS256 and HS256 signatures. */
public final class JsonWebKeys {
    private final JsonNode keys;

    private JsonWebKeys(JsonNode keys) {
        this.keys = keys;
    }

    /**
     * Reads a JWKS file: kty RSA with n and e, kty oct with k.
     *
     * @throws IllegalArgumentException if the file contains no keys
     */
    public static JsonWebKeys read(Path file) throws IOException {
        JsonNode keys = Json.MAPPER.readTree(file.toFile()).path("keys");
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The file " + file + " contains no keys. Use a JWKS file.");
        }
        return new JsonWebKeys(keys);
    }

    /** Returns whether the key named in the header verifies the signature; any key if the header names none. */
    boolean verify(JsonNode header, byte[] signed, byte[] signature) {
        String keyId = header.path("kid").asText("");
        for (JsonNode key : keys) {
            boolean fits = keyId.isEmpty()
                    || key.path("kid").asText("").isEmpty()
                    || keyId.equals(key.path("kid").asText());
            if (fits && verifies(key, header.path("alg").asText(), signed, signature)) {
                return true;
            }
        }
        return false;
    }

    private static boolean verifies(JsonNode key, String algorithm, byte[] signed, byte[] signature) {
        String kind = algorithm + " " + key.path("kty").asText();
        try {
            return switch (kind) {
                case "RS256 RSA" -> {
                    Signature verifier = Signature.getInstance("SHA256withRSA");
                    verifier.initVerify(publicKey(key));
                    verifier.update(signed);
                    yield verifier.verify(signature);
                }
                case "HS256 oct" -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(bytes(key, "k"), "HmacSHA256"));
                    yield MessageDigest.isEqual(mac.doFinal(signed), signature);
                }
                default -> false;
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        BigInteger modulus = new BigInteger(1, bytes(key, "n"));
        BigInteger exponent = new BigInteger(1, bytes(key, "e"));
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static byte[] bytes(JsonNode key, String name) {
        return Base64.getUrlDecoder().decode(key.path(name).asText());
    }
}

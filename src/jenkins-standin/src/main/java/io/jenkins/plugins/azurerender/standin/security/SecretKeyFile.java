package io.jenkins.plugins.azurerender.standin.security;

import io.jenkins.plugins.azurerender.standin.files.ParentDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jenkins.model.Jenkins;

/** Encrypts secrets with AES-GCM and a key file in the home directory. */
public final class SecretKeyFile {
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private SecretKeyFile(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Returns the key of the running Jenkins, created at the first call. */
    public static SecretKeyFile ofThisJenkins() {
        Path file = Jenkins.get().getRootDir().toPath().resolve("secrets/hudson.util.Secret");
        synchronized (SecretKeyFile.class) {
            try {
                if (!Files.exists(file)) {
                    create(file);
                }
                return new SecretKeyFile(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void create(Path file) throws IOException {
        ParentDirectories.create(file);
        byte[] key = new byte[16];
        RANDOM.nextBytes(key);
        Files.createFile(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(file, key);
    }

    /** Returns nonce and ciphertext as Base64. */
    public String encrypt(String clear) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] cipher = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(clear.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(nonce, NONCE + cipher.length);
            System.arraycopy(cipher, 0, both, NONCE, cipher.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the plain text; null when the text was not encrypted with this key. */
    public String decrypt(String encrypted) {
        try {
            byte[] both = Base64.getDecoder().decode(encrypted);
            if (both.length <= NONCE) {
                return null;
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE));
            return new String(cipher.doFinal(both, NONCE, both.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        return cipher;
    }
}

package io.jenkins.plugins.azurerender.emulator.protocol;

import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Validates SharedKey signatures, which cover verb, headers, path and query. */
public final class SharedKey {
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);
    private static final List<String> SIGNED = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-MD5",
            "Content-Type",
            "Date",
            "If-Modified-Since",
            "If-Match",
            "If-None-Match",
            "If-Unmodified-Since",
            "Range");

    private final String account;
    private final byte[] key;

    /** @param key the account key in base64 */
    public SharedKey(String account, String key) {
        this.account = account;
        this.key = Base64.getDecoder().decode(key);
    }

    /**
     * Returns normally if the signature is valid.
     *
     * @param now the time to compare the date of the call with
     * @throws ServiceException if signature, account or date are wrong
     */
    public void check(Request request, Instant now) {
        String authorization = request.header("Authorization");
        int colon = authorization.indexOf(':');
        if (colon < 0) {
            throw rejected("The Authorization header has no signature after the account name.");
        }
        String named = authorization.substring("SharedKey ".length(), colon).trim();
        if (!named.equals(account)) {
            throw rejected("Unknown account " + named + ".");
        }
        checkDate(request, now);
        byte[] signature = authorization.substring(colon + 1).trim().getBytes(StandardCharsets.US_ASCII);
        String shown = "";
        for (String text : stringsToSign(request)) {
            if (MessageDigest.isEqual(signature, sign(text).getBytes(StandardCharsets.US_ASCII))) {
                return;
            }
            shown = shown.isEmpty() ? text : shown;
        }
        throw rejected("The MAC signature found in the HTTP request is not the same as any computed signature."
                + " Server used following string to sign: '" + shown + "'.");
    }

    private static ServiceException rejected(String detail) {
        return ErrorCode.AuthenticationFailed.with("AuthenticationErrorDetail", detail);
    }

    private static void checkDate(Request request, Instant now) {
        String text = request.header("ocp-date") == null ? request.header("Date") : request.header("ocp-date");
        if (text == null) {
            throw rejected("The request has neither an ocp-date nor a Date header.");
        }
        Instant date;
        try {
            date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeParseException e) {
            throw rejected("The date " + text + " is not in RFC 1123 format.");
        }
        if (Duration.between(date, now).abs().compareTo(MAX_SKEW) > 0) {
            throw rejected("The date header in the request is incorrect: " + text + " is more than 15 minutes from "
                    + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(java.time.ZoneOffset.UTC)) + ".");
        }
    }

    /**
     * Clients differ in the length of an empty body, the encoding of the path and the case of parameter names; the
     * service accepts all of them.
     */
    private Set<String> stringsToSign(Request request) {
        String length = request.header("Content-Length");
        Set<String> lengths = new LinkedHashSet<>(List.of(length == null ? "" : length));
        if (request.bodyLength() == 0) {
            lengths.addAll(List.of("", "0"));
        }
        Set<String> texts = new LinkedHashSet<>();
        for (String path : List.of(request.rawPath(), PercentEncoding.decodePath(request.rawPath()))) {
            for (String oneLength : lengths) {
                texts.add(stringToSign(request, oneLength, path) + parameters(request, true));
                texts.add(stringToSign(request, oneLength, path) + parameters(request, false));
            }
        }
        return texts;
    }

    private String stringToSign(Request request, String length, String path) {
        StringBuilder text = new StringBuilder(request.method()).append('\n');
        for (String name : SIGNED) {
            String value = name.equals("Content-Length") ? length : request.header(name);
            text.append(value == null ? "" : value).append('\n');
        }
        Map<String, String> own = new TreeMap<>();
        request.headers().forEach((name, value) -> own.put(name.toLowerCase(Locale.ROOT), value.trim()));
        own.keySet().removeIf(name -> !name.startsWith("ocp-"));
        own.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.append('/').append(account).append(path).toString();
    }

    private static String parameters(Request request, boolean lowerCase) {
        Map<String, String> query = new TreeMap<>();
        request.query().forEach((name, value) -> query.put(lowerCase ? name.toLowerCase(Locale.ROOT) : name, value));
        return query.entrySet().stream()
                .filter(one -> lowerCase || !one.getValue().isEmpty())
                .map(one -> "\n" + one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining());
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not available", e);
        }
    }
}

package io.jenkins.plugins.azurerender.security;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Searches files and texts for secrets: in plain form, encoded, or split into several lines. */
public final class Canary {

    /** The signature of a SAS URL; redacted ones are shorter. */
    private static final Pattern SIGNATURE = Pattern.compile("sig(=|%3[dD])[A-Za-z0-9%+/]{20,}");

    private final Map<String, String> forms = new LinkedHashMap<>();
    private final boolean signatures;
    private final List<String> found = new ArrayList<>();

    private Canary(boolean signatures) {
        this.signatures = signatures;
    }

    /** Searches for these secrets and for signatures of SAS URLs. */
    public static Canary of(String... secrets) {
        return of(true, secrets);
    }

    /** Searches only for these secrets. */
    public static Canary ofKeys(String... secrets) {
        return of(false, secrets);
    }

    private static Canary of(boolean signatures, String... secrets) {
        Canary canary = new Canary(signatures);
        for (String secret : secrets) {
            canary.forms.put(secret, secret);
            canary.forms.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), secret + " in a URL");
            for (int before = 0; before < 3; before++) {
                canary.forms.put(base64(secret, before), secret + " in base64");
            }
        }
        return canary;
    }

    /** The part of the base64 encoding that does not depend on preceding and following text. */
    private static String base64(String secret, int before) {
        byte[] content = (" ".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
        String text = Base64.getEncoder().withoutPadding().encodeToString(content);
        return text.substring(before == 0 ? 0 : before + 1, content.length / 3 * 4);
    }

    /** Searches all files in a folder and its subfolders. */
    public void scan(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".jar") && !file.toString().contains("/plugins/")) {
                    scan(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    /** Searches a text. */
    public void scan(String source, String text) {
        String joined = text.replaceAll("[\\s\\\\]+", "");
        forms.forEach((form, name) -> {
            if (text.contains(form) || joined.contains(form)) {
                found.add(source + " contains " + name);
            }
        });
        Matcher signature = SIGNATURE.matcher(text);
        if (signatures && signature.find()) {
            String before = text.substring(Math.max(0, signature.start() - 300), signature.start());
            found.add(source + " contains a signature after: " + before);
        }
    }

    /** The findings, one text for each. */
    public List<String> found() {
        return List.copyOf(found);
    }
}

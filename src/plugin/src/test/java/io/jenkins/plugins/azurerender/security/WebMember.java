package io.jenkins.plugins.azurerender.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A row of web-members.csv: something of ours that a URL leads to.
 *
 * @param owner its class, below the plugin's package
 * @param member a method, or the file of a view
 * @param way POST, GET, VIEW, or API for a property of the remote API
 * @param place where its URL begins: {@code descriptor}, {@code janitor}, {@code renders}, {@code render}, {@code job}, or
 *     {@code nowhere}
 * @param asksAzure whether it makes requests
 */
public record WebMember(
        String owner, String member, String way, String place, boolean asksAzure, Map<Role, Answer> answers) {

    private static final String PACKAGE = "io.jenkins.plugins.azurerender.";

    /** What somebody gets. */
    public enum Answer {
        /** What it is for. */
        YES,
        /** An answer that tells nothing and for which nobody was asked. */
        NOTHING,
        /** A refusal. */
        NO
    }

    /** The whole table. */
    public static List<WebMember> all() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WebMember.class.getResourceAsStream("web-members.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(WebMember::row).toList();
        }
    }

    private static WebMember row(String line) {
        String[] cells = line.split(",", -1);
        Map<Role, Answer> answers = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            answers.put(role, Answer.valueOf(cells[5 + role.ordinal()].toUpperCase(Locale.ROOT)));
        }
        return new WebMember(cells[0], cells[1], cells[2], cells[3], cells[4].equals("asks"), answers);
    }

    /** The three that say which row it is, as {@link WebSurface} finds them. */
    public String key() {
        return owner + "," + member + "," + way;
    }

    public Class<?> type() throws ClassNotFoundException {
        return Class.forName(PACKAGE + owner);
    }

    /** {@code testConnection} of {@code doTestConnection}. */
    public String url() {
        String bare = way.equals("VIEW")
                ? member.substring(0, member.indexOf('.'))
                : member.replaceFirst("^(do|get|is)(?=[A-Z])", "");
        return bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
    }
}

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
 * A row of web-members.csv: a method or view of the plugin that has a URL.
 *
 * @param owner its class, relative to the plugin's package
 * @param member name of the method, or file name of the view
 * @param access POST, GET, VIEW, or API for a property of the remote API
 * @param parent the object whose URL it is relative to: {@code descriptor}, {@code janitor}, {@code renders},
 *     {@code render}, {@code build}, {@code job}, or {@code none}
 * @param callsAzure whether it sends requests to Azure
 */
public record WebMember(
        String owner, String member, String access, String parent, boolean callsAzure, Map<Role, Answer> answers) {

    private static final String PACKAGE = "io.jenkins.plugins.azurerender.";

    /** The answer to a user. */
    public enum Answer {
        /** The call is allowed. */
        YES,
        /** An empty answer without information, for which no request is sent. */
        NOTHING,
        /** The call is rejected. */
        NO
    }

    /** All rows. */
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
        return new WebMember(cells[0], cells[1], cells[2], cells[3], cells[4].equals("calls"), answers);
    }

    /** Identifies the row, as the keys of {@link WebSurface} do. */
    public String key() {
        return owner + "," + member + "," + access;
    }

    public Class<?> type() throws ClassNotFoundException {
        return Class.forName(PACKAGE + owner);
    }

    /** The URL segment, such as {@code testConnection} for {@code doTestConnection}. */
    public String url() {
        String bare = access.equals("VIEW")
                ? member.substring(0, member.indexOf('.'))
                : member.replaceFirst("^(do|get|is)(?=[A-Z])", "");
        return bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
    }
}

package io.jenkins.plugins.azurerender.ui;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of nodes for pages. Logs and the remote API contain the complete names, which Azure tools need. */
final class NodeNames {

    /** Such as {@code tvmps_} with 64 hexadecimal digits and a suffix that is the same for all nodes of a kind. */
    private static final Pattern NODE = Pattern.compile("(tvmps_)[0-9a-f]{16,}?([0-9a-f]{6})(_[a-z])?");

    private NodeNames() {}

    /** Returns a name such as {@code tvmps_…3f0c1a}. Other names are returned unchanged. */
    static String shorten(String node) {
        Matcher name = NODE.matcher(node);
        return name.matches() ? name.group(1) + "\u2026" + name.group(2) : node;
    }
}

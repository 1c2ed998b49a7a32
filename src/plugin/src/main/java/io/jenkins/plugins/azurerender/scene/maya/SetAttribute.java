package io.jenkins.plugins.azurerender.scene.maya;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the command {@code setAttr}, most of which are skipped. */
final class SetAttribute {

    private static final Set<String> VALUED =
            Set.of("-k", "-keyable", "-cb", "-channelBox", "-l", "-lock", "-s", "-size", "-ch", "-capacityHint", "-ca");
    private static final Set<String> TYPE = Set.of("-type", "-typ");
    private static final int MAX_VALUES = 10_000;
    private static final Pattern TEXT = Pattern.compile("-type\\s+\"string\"\\s+\"(.*)\"\\s*", Pattern.DOTALL);

    private final MelTokenizer tokens;
    private final MayaScene scene;
    private String type = "";

    SetAttribute(MelTokenizer tokens, MayaScene scene) {
        this.tokens = tokens;
        this.scene = scene;
    }

    void run() throws IOException {
        if (skipFlags() == MelTokenizer.Kind.STOP) {
            return;
        }
        String plug = tokens.text();
        int dot = plug.indexOf('.');
        String node = plug.substring(0, Math.max(dot, 0));
        String attribute = plug.substring(dot + 1);
        MelTokenizer.Kind first = skipFlags();
        if ("dataReferenceEdits".equals(type)) {
            edits(first);
        } else if (node.isEmpty()
                ? scene.isRelevant(attribute) || "string".equals(type)
                : scene.isRelevant(node, attribute)) {
            List<String> values = values(first);
            if (node.isEmpty()) {
                scene.set(attribute, values);
            } else {
                scene.set(node, attribute, values);
            }
        } else if (first != MelTokenizer.Kind.STOP) {
            tokens.skipCommand();
        }
    }

    /** Skips flags and their values. */
    private MelTokenizer.Kind skipFlags() throws IOException {
        while (true) {
            MelTokenizer.Kind kind = tokens.next();
            if (kind == MelTokenizer.Kind.END) {
                throw tokens.truncated();
            }
            if (kind != MelTokenizer.Kind.WORD || !MelCommand.isFlag(tokens.text())) {
                return kind;
            }
            String flag = tokens.text();
            if (TYPE.contains(flag) || VALUED.contains(flag)) {
                tokens.next();
                type = TYPE.contains(flag) ? tokens.text() : type;
            }
        }
    }

    /** Reads values as text. Maya writes long ones as {@code ("a" + "b")}. */
    private List<String> values(MelTokenizer.Kind first) throws IOException {
        List<String> values = new ArrayList<>();
        StringBuilder pieces = null;
        for (MelTokenizer.Kind kind = first; kind != MelTokenizer.Kind.STOP; kind = tokens.next()) {
            if (kind == MelTokenizer.Kind.END) {
                throw tokens.truncated();
            }
            String text = tokens.text();
            boolean isSymbol = kind == MelTokenizer.Kind.WORD;
            if (isSymbol && "(".equals(text)) {
                pieces = new StringBuilder();
            } else if (isSymbol && ")".equals(text) && pieces != null) {
                values.add(pieces.toString());
                pieces = null;
            } else if (pieces != null) {
                pieces.append(isSymbol || pieces.length() > MelTokenizer.MAX_LENGTH ? "" : text);
            } else if (values.size() < MAX_VALUES) {
                values.add(text);
            }
        }
        // a string array starts with its length
        return "stringArray".equals(type) && !values.isEmpty() ? values.subList(1, values.size()) : values;
    }

    /** Reads edits of nodes in referenced scenes: {@code 2 "node" "attribute" " -type \"string\" \"path\""}. */
    private void edits(MelTokenizer.Kind first) throws IOException {
        String[] last = {"", "", "", ""};
        for (MelTokenizer.Kind kind = first; kind != MelTokenizer.Kind.STOP; kind = tokens.next()) {
            if (kind == MelTokenizer.Kind.END) {
                throw tokens.truncated();
            }
            System.arraycopy(last, 1, last, 0, 3);
            last[3] = tokens.text();
            Matcher text = TEXT.matcher(last[3].strip());
            if ("2".equals(last[0]) && text.matches()) {
                scene.edit(last[1], last[2], text.group(1).replaceAll("\\\\(.)", "$1"));
            }
        }
    }
}

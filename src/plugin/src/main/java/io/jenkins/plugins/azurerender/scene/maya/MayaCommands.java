package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.io.IOException;
import java.util.Set;

/** Builds a scene from the commands of a Maya ASCII scene. */
final class MayaCommands {

    private static final String HEADER = "Maya ASCII ";
    private static final String CODESET = "Codeset: ";
    private static final Set<String> KNOWN =
            Set.of("requires", "createNode", "select", "setAttr", "file", "fileInfo", "currentUnit", "connectAttr");

    private final String file;
    private final MelTokenizer tokens;
    private final MayaScene scene;
    private String version = "";
    private String lastComment = "";
    private boolean isMaya;

    MayaCommands(ByteReader in, String file) {
        this.file = file;
        tokens = new MelTokenizer(in, file, this::comment);
        scene = new MayaScene(file);
    }

    private void comment(String text) {
        lastComment = text;
        if (text.startsWith(HEADER)) {
            isMaya = true;
            version = text.substring(HEADER.length()).replaceFirst("( scene)?$", "");
        } else if (text.startsWith(CODESET)) {
            tokens.charsets(Charsets.named(text.substring(CODESET.length()).strip()));
        }
    }

    /** Reads one command; returns false at the end of the file. */
    boolean next() throws IOException {
        MelTokenizer.Kind kind = tokens.next();
        if (kind == MelTokenizer.Kind.END) {
            return false;
        }
        if (kind == MelTokenizer.Kind.STOP || "{".equals(tokens.text()) || "}".equals(tokens.text())) {
            return true;
        }
        String command = tokens.text();
        isMaya |= KNOWN.contains(command);
        switch (command) {
            case "requires" -> requires();
            case "file" -> file();
            case "createNode" -> createNode();
            case "select" -> scene.selectNode(new MelCommand(tokens, Set.of()).lastArgument());
            case "connectAttr" -> connectAttr();
            case "setAttr" -> new SetAttribute(tokens, scene).run();
            default -> tokens.skipCommand();
        }
        return true;
    }

    private void requires() throws IOException {
        MelCommand command = new MelCommand(tokens, Set.of("nodeType", "dataType"));
        if ("maya".equals(command.argument(0))) {
            version = command.argument(1);
        }
    }

    /** Reads connections to render layer adjustments: a layer overrides the connected attributes. */
    private void connectAttr() throws IOException {
        MelCommand command = new MelCommand(tokens, Set.of());
        if (command.argument(1).matches(".*\\.(adjs|adjustments)\\[[0-9]+]\\.(plg|plug)")) {
            scene.override(command.argument(0));
        }
    }

    private void file() throws IOException {
        MelCommand command = new MelCommand(
                tokens,
                Set.of(
                        "rdi",
                        "referenceDepthInfo",
                        "ns",
                        "namespace",
                        "dr",
                        "deferReference",
                        "rfn",
                        "referenceNode",
                        "op",
                        "options",
                        "typ",
                        "type",
                        "rpr",
                        "renamingPrefix",
                        "shd",
                        "sharedNodes"));
        if (command.has("r", "reference") || command.has("rdi", "referenceDepthInfo")) {
            scene.file(command.lastArgument(), command.value("rfn", "referenceNode"));
        }
    }

    private void createNode() throws IOException {
        MelCommand command = new MelCommand(tokens, Set.of("n", "name", "p", "parent"));
        scene.createNode(command.argument(0), command.value("n", "name"), command.value("p", "parent"));
    }

    /**
     * Returns the scene.
     *
     * @throws UnreadableSceneException when the file is not a Maya ASCII scene
     */
    Scene scene() throws UnreadableSceneException {
        if (!isMaya) {
            throw new UnreadableSceneException(file + " is not a Maya ASCII scene.");
        }
        // Pre-release versions of Maya end with ff
        scene.builder().version(version.replaceFirst("ff[0-9]+$", ""));
        if (!lastComment.startsWith("End of")) {
            scene.builder().addNote("The last line that Maya writes is missing: the file may be truncated.");
        }
        return scene.end();
    }
}

package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a scene from the chunks of a Maya binary scene. */
final class MayaBinaryScene {

    private static final Map<String, String> TYPES = new HashMap<>();
    private static final Set<String> NODE_CHUNKS = Set.of("CREA", "SLCT", "STR ", "STR#", "DBLE");
    private static final Set<String> HEAD_CHUNKS = Set.of("VERS", "TUNI", "TDUR", "PLUG");
    private static final Set<String> REFERENCE_CHUNKS = Set.of("FREF", "FRDI", "FRFI");
    /** Flag of a node without a parent. */
    private static final int ROOT = 0x80;

    private static final int MAX_PLUGIN_TYPES = 20_000;

    static {
        Table.lines(MayaBinaryScene.class, "types.txt").forEach(line -> TYPES.put(line.get(0), line.get(1)));
    }

    private final MayaScene scene;
    private final Map<String, String> pluginTypes = new HashMap<>();
    private final MayaTime time = new MayaTime();
    private String version = "";

    MayaBinaryScene(String file) {
        scene = new MayaScene(file);
        scene.readReferenceNodes();
    }

    /** Returns whether a chunk of this type in this group is needed. All others are skipped. */
    boolean isRelevant(String form, String type) {
        return switch (form) {
            case "HEAD" -> HEAD_CHUNKS.contains(type) || REFERENCE_CHUNKS.contains(type);
            case "CONN", "CONS" -> false;
            default -> NODE_CHUNKS.contains(type) || REFERENCE_CHUNKS.contains(type) || REFERENCE_CHUNKS.contains(form);
        };
    }

    void chunk(String form, String type, byte[] content) throws UnreadableSceneException {
        Chunk chunk = new Chunk(content);
        if (REFERENCE_CHUNKS.contains(form) || REFERENCE_CHUNKS.contains(type)) {
            reference(chunk);
            return;
        }
        switch (type) {
            case "VERS" -> version = chunk.text();
            case "TUNI" -> time.unit(chunk.text());
            case "TDUR" -> time.ticks(chunk.text());
            case "PLUG" -> plugin(chunk);
            case "CREA" -> create(form, chunk);
            case "SLCT" -> scene.selectNode(chunk.text());
            default -> attribute(type, chunk);
        }
    }

    /** Reads a plug-in: name, version, command line, and its node types with their tags. */
    private void plugin(Chunk chunk) {
        for (int i = 0; i < 3; i++) {
            chunk.text();
        }
        while (chunk.remaining() > 4 && pluginTypes.size() < MAX_PLUGIN_TYPES) {
            String name = chunk.text();
            pluginTypes.put(chunk.tag(), name);
        }
    }

    private void create(String form, Chunk chunk) throws UnreadableSceneException {
        int flags = chunk.number();
        String name = chunk.text();
        String parent = (flags & ROOT) == 0 ? chunk.text() : "";
        scene.createNode(pluginTypes.getOrDefault(form, TYPES.getOrDefault(form, form)), name, parent);
    }

    /** Reads an attribute: name, a byte of flags, and the value. */
    private void attribute(String type, Chunk chunk) throws UnreadableSceneException {
        String attribute = chunk.text();
        chunk.number();
        switch (type) {
            case "STR " -> scene.set(attribute, List.of(chunk.text()));
            case "STR#" -> {
                if (scene.isRelevant(attribute)) {
                    scene.set(attribute, texts(chunk));
                }
            }
            default -> {
                if (scene.isRelevant(attribute)) {
                    scene.set(attribute, List.of(time.number(chunk)));
                }
            }
        }
    }

    private static List<String> texts(Chunk chunk) {
        chunk.tag();
        List<String> texts = new ArrayList<>();
        while (chunk.remaining() > 0) {
            texts.add(chunk.text());
        }
        return texts;
    }

    /** Reads a reference: texts that include the path and the reference node, whose name ends with RN. */
    private void reference(Chunk chunk) throws UnreadableSceneException {
        String path = "";
        String node = "";
        while (chunk.remaining() > 0) {
            String text = chunk.text();
            if (Pathnames.isKnown(text.replaceFirst("\\{[0-9]+}$", ""))) {
                path = text;
            } else if (text.matches("[\\w:.-]*RN[0-9]*")) {
                node = text;
            }
        }
        if (!path.isEmpty()) {
            scene.file(path, node);
            scene.builder().addNote("Reference edits (such as replaced textures) are not read.");
        }
    }

    Scene end() throws UnreadableSceneException {
        scene.builder().version(version.replaceFirst("ff[0-9]+$", ""));
        return scene.end();
    }
}

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

/** Understands the chunks of a Maya binary scene, one by one. */
final class MayaBinaryScene {

    private static final Map<String, String> TYPES = new HashMap<>();
    private static final Set<String> NODE_CHUNKS = Set.of("CREA", "SLCT", "STR ", "STR#", "DBLE");
    private static final Set<String> HEAD_CHUNKS = Set.of("VERS", "TUNI", "TDUR", "PLUG");
    private static final Set<String> REFERENCE_CHUNKS = Set.of("FREF", "FRDI", "FRFI");
    /** Set in a node's flags when it stands under no other. */
    private static final int ROOT = 0x80;

    private static final int MORE_TYPES = 20_000;

    static {
        Table.lines(MayaBinaryScene.class, "types.txt").forEach(line -> TYPES.put(line.get(0), line.get(1)));
    }

    private final MayaScene scene;
    private final Map<String, String> pluginTypes = new HashMap<>();
    private final MayaClock clock = new MayaClock();
    private String version = "";

    MayaBinaryScene(String file) {
        scene = new MayaScene(file);
        scene.trustReferenceNodes();
    }

    /** Whether such a chunk in such a group says anything of use; all others are passed over unread. */
    boolean wants(String form, String type) {
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
            case "TUNI" -> clock.unit(chunk.text());
            case "TDUR" -> clock.ticks(chunk.text());
            case "PLUG" -> plugin(chunk);
            case "CREA" -> create(form, chunk);
            case "SLCT" -> scene.selectNode(chunk.text());
            default -> attribute(type, chunk);
        }
    }

    /** A plug-in's name, version, command line, and its types of nodes with their marks. */
    private void plugin(Chunk chunk) {
        for (int i = 0; i < 3; i++) {
            chunk.text();
        }
        while (chunk.left() > 4 && pluginTypes.size() < MORE_TYPES) {
            String name = chunk.text();
            pluginTypes.put(chunk.mark(), name);
        }
    }

    private void create(String form, Chunk chunk) throws UnreadableSceneException {
        int flags = chunk.number();
        String name = chunk.text();
        String parent = (flags & ROOT) == 0 ? chunk.text() : "";
        scene.createNode(pluginTypes.getOrDefault(form, TYPES.getOrDefault(form, form)), name, parent);
    }

    /** A name, a byte of flags, and the value. */
    private void attribute(String type, Chunk chunk) throws UnreadableSceneException {
        String attribute = chunk.text().replaceAll("\\[[^]]*]", "");
        chunk.number();
        switch (type) {
            case "STR " -> scene.set(attribute, List.of(chunk.text()));
            case "STR#" -> {
                if (scene.wants(attribute)) {
                    scene.set(attribute, texts(chunk));
                }
            }
            default -> {
                if (scene.wants(attribute)) {
                    scene.set(attribute, List.of(clock.number(chunk)));
                }
            }
        }
    }

    private static List<String> texts(Chunk chunk) {
        chunk.mark();
        List<String> texts = new ArrayList<>();
        while (chunk.left() > 0) {
            texts.add(chunk.text());
        }
        return texts;
    }

    /** Texts, one of which is the path and one the reference node, whose name ends with RN. */
    private void reference(Chunk chunk) throws UnreadableSceneException {
        String path = "";
        String node = "";
        while (chunk.left() > 0) {
            String text = chunk.text();
            if (Pathnames.isOfScenes(text.replaceFirst("\\{[0-9]+}$", ""))) {
                path = text;
            } else if (text.matches("[\\w:.-]*RN[0-9]*")) {
                node = text;
            }
        }
        if (!path.isEmpty()) {
            scene.file(path, node);
            scene.draft().notes("Reference edits (such as replaced textures) are not read.");
        }
    }

    Scene end() throws UnreadableSceneException {
        scene.draft().version(version.replaceFirst("ff[0-9]+$", ""));
        return scene.end();
    }
}

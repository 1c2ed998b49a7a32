package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.reading.Allowance;
import io.jenkins.plugins.azurerender.scene.reading.Pathnames;
import io.jenkins.plugins.azurerender.scene.reading.ReferenceTable;
import io.jenkins.plugins.azurerender.scene.reading.SceneDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a scene of what a Maya file tells, node by node. */
final class MayaStory {

    private static final ReferenceTable REFERENCES = ReferenceTable.of(MayaStory.class, "references.txt");
    private static final Set<String> CAMERAS = Set.of("camera", "stereoRigCamera");
    private static final Set<String> RENDERABLE = Set.of("rnd", "rndr", "renderable");
    /** What a layer changes: the node and its attribute. */
    private static final Set<String> OVERRIDES =
            Set.of("absUniqueOverride", "relUniqueOverride", "absOverride", "relOverride");

    private static final Set<String> TARGETS = Set.of("tgName", "targetNodeName");
    private static final Set<String> CHANGED = Set.of("atr", "attribute");
    private static final Set<String> GLOBAL = Set.of("g", "global");
    /** Nodes with program text, window layouts and the like. */
    private static final Set<String> TALKATIVE = Set.of("script", "expression", "hyperView", "nodeGraphEditorInfo", "");

    /** Files that come with Maya: every machine that renders has them, in its own place. */
    private static final Pattern OWN_FILES =
            Pattern.compile("<MAYA_RESOURCES>.*|.*/autodesk/maya20[0-9]{2}[^/]*/.*", Pattern.CASE_INSENSITIVE);

    private final SceneDraft draft;
    private final MayaSettings settings = new MayaSettings();
    private final MayaLayers layers = new MayaLayers();
    private final Allowance allowance;
    private final Map<String, List<String>> values = new HashMap<>();
    private String type = "";
    private String node = "";
    private String parent = "";

    MayaStory(String file) {
        draft = new SceneDraft(Application.MAYA, file);
        allowance = new Allowance(file);
    }

    SceneDraft draft() {
        return draft;
    }

    void createNode(String nodeType, String name, String nodeParent) throws UnreadableSceneException {
        endNode();
        type = nodeType;
        node = name;
        parent = nodeParent.substring(nodeParent.lastIndexOf('|') + 1);
    }

    /** Of nodes that every scene has, such as {@code :defaultRenderGlobals}, only what differs is told. */
    void selectNode(String name) throws UnreadableSceneException {
        endNode();
        type = "";
        parent = "";
        node = name.startsWith(":") ? name.substring(1) : name;
        if ("defaultColorMgtGlobals".equals(node)) {
            type = "colorManagementGlobals";
        }
    }

    /** Whether an attribute of the present node matters. */
    boolean wants(String attribute) {
        return settings.wants(node, attribute)
                || REFERENCES.mentions(type, attribute)
                || (CAMERAS.contains(type) || "renderLayer".equals(type))
                        && (RENDERABLE.contains(attribute) || GLOBAL.contains(attribute))
                || OVERRIDES.contains(type) && (TARGETS.contains(attribute) || CHANGED.contains(attribute));
    }

    /** An attribute of the present node. */
    void set(String attribute, List<String> given) throws UnreadableSceneException {
        if (given.isEmpty()) {
            return;
        }
        settings.set(node, attribute, given.get(0));
        if (wants(attribute)) {
            for (String value : given) {
                allowance.take(value);
            }
            values.computeIfAbsent(attribute, key -> new ArrayList<>()).addAll(given);
        } else if (!TALKATIVE.contains(type) && !settings.wants(node, attribute)) {
            suspect(attribute, given.get(0));
        }
    }

    /** An attribute of whichever node: the present one, or one with settings. */
    void set(String name, String attribute, List<String> given) throws UnreadableSceneException {
        String plain = name.startsWith(":") ? name.substring(1) : name;
        if (plain.equals(node)) {
            set(attribute, given);
        } else if (!given.isEmpty()) {
            settings.set(plain, attribute, given.get(0));
        }
    }

    boolean wants(String name, String attribute) {
        String plain = name.startsWith(":") ? name.substring(1) : name;
        return plain.equals(node) ? wants(attribute) : settings.wants(plain, attribute);
    }

    private void suspect(String attribute, String value) {
        if (value.length() < 1000 && value.indexOf('\n') < 0 && Pathnames.isOfScenes(value)) {
            draft.untold("%s of %s (%s) names %s; whether a render needs it is not known."
                    .formatted(attribute, node, type, value));
        }
    }

    /** Another scene that this one refers to; Maya counts the second use of a file with {@code {1}} and so on. */
    void file(String path, String referenceNode) throws UnreadableSceneException {
        String plain = path.replaceFirst("\\{[0-9]+}$", "");
        Reference.Kind kind = Pathnames.kind(plain);
        draft.refer(new Reference(plain, kind, Reference.Extent.ONE, referenceNode));
    }

    /** What this scene changes of a node of another. */
    void edit(String editedNode, String attribute, String path) throws UnreadableSceneException {
        if (REFERENCES.rowOf(attribute) != null) {
            draft.refer(new Reference(
                    path, Pathnames.kind(path), Pathnames.extent(path, Reference.Extent.ONE), editedNode));
        }
    }

    /** What a render layer has for itself, of all that is told here; @param plug with the node before the dot */
    void changes(String plug) {
        String plain = plug.startsWith(":") ? plug.substring(1) : plug;
        int dot = plain.indexOf('.');
        String attribute = plain.substring(dot + 1);
        if (dot > 0 && (settings.wants(plain.substring(0, dot), attribute) || RENDERABLE.contains(attribute))) {
            draft.untold("A render layer has its own %s; what is told here holds for the others.".formatted(plain));
        }
    }

    Scene end() throws UnreadableSceneException {
        selectNode("");
        settings.tell(draft);
        for (String layer : layers.names()) {
            draft.layer(layer);
        }
        if (draft.cameras().isEmpty() && draft.refersToScenes()) {
            draft.untold("No camera of this file is set to render; a scene that it refers to may bring one.");
        }
        if (draft.cameras().size() > 1) {
            draft.untold("Several cameras are set to render, one after the other.");
        }
        return draft.scene(
                draft.cameras().size() == 1 ? draft.cameras().iterator().next() : "");
    }

    private void endNode() throws UnreadableSceneException {
        if (CAMERAS.contains(type) && isOn(RENDERABLE, true)) {
            draft.camera(parent.isEmpty() ? node : parent);
        } else if ("renderLayer".equals(type)) {
            draft.count(node.length());
            layers.addOld(node, isOn(RENDERABLE, true), isOn(GLOBAL, false));
        } else if ("renderSetupLayer".equals(type)) {
            draft.count(node.length());
            layers.addNew(node);
        } else if (OVERRIDES.contains(type)) {
            changes(first(TARGETS) + "." + first(CHANGED));
        }
        for (Reference reference : REFERENCES.references(type, node, values)) {
            if (!OWN_FILES.matcher(reference.path().replace('\\', '/')).matches()) {
                draft.refer(reference);
            }
        }
        values.clear();
        allowance.renew();
    }

    private String first(Set<String> attributes) {
        return attributes.stream()
                .flatMap(attribute -> values.getOrDefault(attribute, List.of()).stream())
                .findFirst()
                .orElse("");
    }

    private boolean isOn(Set<String> attributes, boolean otherwise) {
        for (String attribute : attributes) {
            for (String value : values.getOrDefault(attribute, List.of())) {
                return !Set.of("no", "off", "false", "0", "0.0").contains(value);
            }
        }
        return otherwise;
    }
}

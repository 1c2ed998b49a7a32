package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.ReferenceTable;
import io.jenkins.plugins.azurerender.scene.io.SceneDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a scene of what a Maya file tells, node by node. */
final class MayaScene {

    private static final ReferenceTable REFERENCES = ReferenceTable.of(MayaScene.class, "references.txt");
    private static final Set<String> CAMERAS = Set.of("camera", "stereoRigCamera");
    private static final Set<String> RENDERABLE = Set.of("rnd", "rndr", "renderable");
    /** What a layer changes: the node and its attribute. */
    private static final Set<String> OVERRIDES =
            Set.of("absUniqueOverride", "relUniqueOverride", "absOverride", "relOverride");

    private static final Set<String> TARGETS = Set.of("tgName", "targetNodeName");
    private static final Set<String> CHANGED = Set.of("atr", "attribute");
    private static final Set<String> GLOBAL = Set.of("g", "global");
    /** Nodes with program text, window layouts, the names that a reference had before, and the like. */
    private static final Set<String> TALKATIVE =
            Set.of("script", "expression", "hyperView", "nodeGraphEditorInfo", "reference", "");

    /** Beginning of the name of a USD layer that is in no file. */
    private static final String UNSAVED = "anon:";
    /** Where a reference node keeps its files, that of today first. */
    private static final Set<String> FILES = Set.of("fn", "fileNames");

    /** Files that come with Maya: every machine that renders has them, in its own place. */
    private static final Pattern OWN_FILES =
            Pattern.compile("<MAYA_RESOURCES>.*|.*/autodesk/maya20[0-9]{2}[^/]*/.*", Pattern.CASE_INSENSITIVE);

    private final SceneDraft draft;
    private final MayaSettings settings = new MayaSettings();
    private final MayaLayers layers = new MayaLayers();
    private final MayaNode node;
    private final Set<String> referred = new HashSet<>();
    private boolean trustsReferenceNodes;

    MayaScene(String file) {
        draft = new SceneDraft(Application.MAYA, file);
        node = new MayaNode(file);
    }

    /** Takes the file of a reference node when nothing else told it. */
    void trustReferenceNodes() {
        trustsReferenceNodes = true;
    }

    SceneDraft draft() {
        return draft;
    }

    void createNode(String nodeType, String name, String nodeParent) throws UnreadableSceneException {
        endNode();
        node.begin(nodeType, name, nodeParent);
    }

    /** Of nodes that every scene has, such as {@code :defaultRenderGlobals}, only what differs is told. */
    void selectNode(String name) throws UnreadableSceneException {
        endNode();
        String plain = withoutRoot(name);
        node.begin("defaultColorMgtGlobals".equals(plain) ? "colorManagementGlobals" : "", plain, "");
    }

    private static String withoutRoot(String name) {
        return name.startsWith(":") ? name.substring(1) : name;
    }

    /** Whether an attribute of the present node matters. */
    boolean wants(String attribute) {
        return settings.wants(node.name(), attribute)
                || REFERENCES.mentions(node.type(), attribute)
                || trustsReferenceNodes && "reference".equals(node.type()) && FILES.contains(attribute)
                || (CAMERAS.contains(node.type()) || "renderLayer".equals(node.type()))
                        && (RENDERABLE.contains(attribute) || GLOBAL.contains(attribute))
                || OVERRIDES.contains(node.type()) && (TARGETS.contains(attribute) || CHANGED.contains(attribute));
    }

    /** An attribute of the present node. */
    void set(String attribute, List<String> given) throws UnreadableSceneException {
        if (given.isEmpty()) {
            return;
        }
        settings.set(node.name(), attribute, given.get(0));
        if (wants(attribute)) {
            node.add(attribute, given);
        } else if (!TALKATIVE.contains(node.type()) && !settings.wants(node.name(), attribute)) {
            suspect(attribute, given.get(0));
        }
    }

    /** An attribute of whichever node: the present one, or one with settings. */
    void set(String name, String attribute, List<String> given) throws UnreadableSceneException {
        String plain = withoutRoot(name);
        if (plain.equals(node.name())) {
            set(attribute, given);
        } else if (!given.isEmpty()) {
            settings.set(plain, attribute, given.get(0));
        }
    }

    boolean wants(String name, String attribute) {
        String plain = withoutRoot(name);
        return plain.equals(node.name()) ? wants(attribute) : settings.wants(plain, attribute);
    }

    private void suspect(String attribute, String value) {
        if (value.length() < 1000
                && value.indexOf('\n') < 0
                && !value.startsWith(UNSAVED)
                && Pathnames.isOfScenes(value)) {
            draft.notes("%s of %s (%s) names %s; it is unknown whether the render needs it."
                    .formatted(attribute, node.name(), node.type(), value));
        }
    }

    /** Another scene that this one refers to; Maya counts the second use of a file with {@code {1}} and so on. */
    void file(String path, String referenceNode) throws UnreadableSceneException {
        String plain = path.replaceFirst("\\{[0-9]+}$", "");
        Reference.Kind kind = Pathnames.kind(plain);
        draft.refer(new Reference(plain, kind, Reference.Extent.ONE, referenceNode));
        referred.add(referenceNode);
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
        String plain = withoutRoot(plug);
        int dot = plain.indexOf('.');
        String attribute = plain.substring(dot + 1);
        if (dot > 0 && (settings.wants(plain.substring(0, dot), attribute) || RENDERABLE.contains(attribute))) {
            draft.notes("A render layer overrides %s; the value shown applies to the other layers.".formatted(plain));
        }
    }

    Scene end() throws UnreadableSceneException {
        selectNode("");
        settings.report(draft);
        for (String layer : layers.names()) {
            draft.layer(layer);
        }
        if (draft.cameras().isEmpty() && draft.refersToScenes()) {
            draft.notes("No camera of this file is renderable; a referenced scene may contain one.");
        }
        if (draft.cameras().size() > 1) {
            draft.notes("Several cameras are renderable.");
        }
        return draft.scene(
                draft.cameras().size() == 1 ? draft.cameras().iterator().next() : "");
    }

    private void endNode() throws UnreadableSceneException {
        switch (node.type()) {
            case "camera", "stereoRigCamera" -> {
                if (node.isOn(RENDERABLE, true)) {
                    draft.camera(node.parentOrName());
                }
            }
            case "renderLayer" -> {
                draft.count(node.name().length());
                layers.addOld(node.name(), node.isOn(RENDERABLE, true), node.isOn(GLOBAL, false));
            }
            case "renderSetupLayer" -> {
                draft.count(node.name().length());
                layers.addNew(node.name());
            }
            case "reference" -> {
                if (!referred.contains(node.name())) {
                    file(node.first(FILES), node.name());
                }
            }
            default -> {
                if (OVERRIDES.contains(node.type())) {
                    changes(node.first(TARGETS) + "." + node.first(CHANGED));
                }
            }
        }
        for (Reference reference : REFERENCES.references(node.type(), node.name(), node.values())) {
            if (!OWN_FILES.matcher(reference.path().replace('\\', '/')).matches()) {
                draft.refer(reference);
            }
        }
    }
}

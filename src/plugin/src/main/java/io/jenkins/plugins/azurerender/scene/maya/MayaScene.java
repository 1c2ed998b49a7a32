package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.LayerPaths;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.ProgramFolders;
import io.jenkins.plugins.azurerender.scene.io.ReferenceTable;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Builds a scene from the nodes of a Maya file. */
final class MayaScene {

    private static final ReferenceTable REFERENCES = ReferenceTable.of(MayaScene.class, "references.txt");
    private static final Pattern INDEX = Pattern.compile("\\[[^]]*]");
    private static final Set<String> CAMERAS = Set.of("camera", "stereoRigCamera");
    private static final Set<String> RENDERABLE = Set.of("rnd", "rndr", "renderable");
    /** Node types of layer overrides, which name a node and an attribute. */
    private static final Set<String> OVERRIDES =
            Set.of("absUniqueOverride", "relUniqueOverride", "absOverride", "relOverride");

    private static final Set<String> TARGETS = Set.of("tgName", "targetNodeName");
    private static final Set<String> CHANGED = Set.of("atr", "attribute");
    private static final Set<String> GLOBAL = Set.of("g", "global");
    /** Node types with scripts, window layouts, former names of references, and the like. */
    private static final Set<String> IGNORED_TYPES =
            Set.of("script", "expression", "hyperView", "nodeGraphEditorInfo", "reference", "");

    /** Attributes with the files of a reference node, the current one first. */
    private static final Set<String> FILES = Set.of("fn", "fileNames");

    /** Start of paths of files that are installed with Maya. */
    private static final String RESOURCES = "<MAYA_RESOURCES>";

    private static final Set<String> REPRESENTATION_TYPE = Set.of("rep.rty", "representations.repType");
    private static final Set<String> REPRESENTATION_DATA = Set.of("rep.rda", "representations.repData");
    /** Type of the representations of an assembly that contain a text instead of a path. */
    private static final String LOCATOR = "Locator";

    private final SceneBuilder builder;
    private final MayaSettings settings = new MayaSettings();
    private final MayaLayers layers = new MayaLayers();
    private final MayaNode node;
    private final Set<String> referencedNodes = new HashSet<>();
    private boolean readsReferenceNodes;
    /** The representation that was found to be a locator, such as {@code rep[0]}; its data follows its type. */
    private String locator = "";

    MayaScene(String file) {
        builder = new SceneBuilder(Application.MAYA, file);
        node = new MayaNode(file);
    }

    /** Uses the file of a reference node if no other command references it. */
    void readReferenceNodes() {
        readsReferenceNodes = true;
    }

    SceneBuilder builder() {
        return builder;
    }

    void createNode(String nodeType, String name, String nodeParent) throws UnreadableSceneException {
        endNode();
        node.begin(nodeType, name, nodeParent);
        locator = "";
    }

    /**
     * Selects a node that exists in every scene, such as {@code :defaultRenderGlobals}. Only its changed attributes
     * follow.
     */
    void selectNode(String name) throws UnreadableSceneException {
        endNode();
        String plain = withoutRoot(name);
        node.begin("defaultColorMgtGlobals".equals(plain) ? "colorManagementGlobals" : "", plain, "");
    }

    private static String withoutRoot(String name) {
        return name.startsWith(":") ? name.substring(1) : name;
    }

    /**
     * Returns whether an attribute of the current node is needed.
     *
     * @param plug name of the attribute, with the indexes of elements
     */
    boolean isRelevant(String plug) {
        String attribute = withoutIndexes(plug);
        return settings.isRelevant(node.name(), attribute)
                || REFERENCES.contains(node.type(), attribute)
                || readsReferenceNodes && "reference".equals(node.type()) && FILES.contains(attribute)
                || (CAMERAS.contains(node.type()) || "renderLayer".equals(node.type()))
                        && (RENDERABLE.contains(attribute) || GLOBAL.contains(attribute))
                || OVERRIDES.contains(node.type()) && (TARGETS.contains(attribute) || CHANGED.contains(attribute));
    }

    private static String withoutIndexes(String plug) {
        return plug.indexOf('[') < 0 ? plug : INDEX.matcher(plug).replaceAll("");
    }

    /**
     * Sets an attribute of the current node.
     *
     * @param plug name of the attribute, with the indexes of elements
     */
    void set(String plug, List<String> values) throws UnreadableSceneException {
        String attribute = withoutIndexes(plug);
        String element = plug.substring(0, Math.max(0, plug.lastIndexOf('.')));
        if (values.isEmpty() || REPRESENTATION_DATA.contains(attribute) && element.equals(locator)) {
            return;
        }
        if (REPRESENTATION_TYPE.contains(attribute)) {
            locator = LOCATOR.equals(values.get(0)) ? element : "";
            return;
        }
        settings.set(node.name(), attribute, values.get(0));
        if (isRelevant(attribute)) {
            node.add(attribute, values);
        } else if (!IGNORED_TYPES.contains(node.type()) && !settings.isRelevant(node.name(), attribute)) {
            noteUnknownReference(attribute, values.get(0));
        }
    }

    /** Sets an attribute of a node by name: of the current one, or of one with settings. */
    void set(String name, String plug, List<String> values) throws UnreadableSceneException {
        String plain = withoutRoot(name);
        if (plain.equals(node.name())) {
            set(plug, values);
        } else if (!values.isEmpty()) {
            settings.set(plain, withoutIndexes(plug), values.get(0));
        }
    }

    boolean isRelevant(String name, String plug) {
        String plain = withoutRoot(name);
        return plain.equals(node.name()) ? isRelevant(plug) : settings.isRelevant(plain, withoutIndexes(plug));
    }

    private void noteUnknownReference(String attribute, String value) {
        if (value.length() < 1000
                && value.indexOf('\n') < 0
                && !LayerPaths.of(value).isEmpty()
                && Pathnames.isKnown(value)) {
            builder.addNote("%s of %s (%s) names %s; it is unknown whether the render needs it."
                    .formatted(attribute, node.name(), node.type(), value));
        }
    }

    /**
     * Adds a referenced file, which can contain cameras whatever its format is. Maya appends {@code {1}} and so on to the path if a scene is referenced several times.
     */
    void file(String path, String referenceNode) throws UnreadableSceneException {
        String plain = path.replaceFirst("\\{[0-9]+}$", "");
        Reference.Kind kind = Pathnames.kind(plain);
        builder.addReference(new Reference(plain, kind, Reference.Extent.ONE, referenceNode));
        if (!plain.isBlank()) { // nodes such as sharedReferenceNode have no file
            builder.incomplete();
        }
        referencedNodes.add(referenceNode);
    }

    /** Adds a reference from an edit of a node in a referenced scene. */
    void edit(String editedNode, String attribute, String path) throws UnreadableSceneException {
        if (REFERENCES.rowOf(attribute) != null) {
            builder.addReference(new Reference(
                    path, Pathnames.kind(path), Pathnames.extent(path, Reference.Extent.ONE), editedNode));
        }
    }

    /**
     * Notes that a render layer overrides a setting.
     *
     * @param plug node and attribute, separated by a dot
     */
    void override(String plug) {
        String plain = withoutRoot(plug);
        int dot = plain.indexOf('.');
        String attribute = plain.substring(dot + 1);
        if (dot > 0 && (settings.isRelevant(plain.substring(0, dot), attribute) || RENDERABLE.contains(attribute))) {
            builder.addNote(
                    "A render layer overrides %s; the value shown applies to the other layers.".formatted(plain));
        }
    }

    Scene end() throws UnreadableSceneException {
        selectNode("");
        settings.report(builder);
        for (String layer : layers.names()) {
            builder.addLayer(layer);
        }
        for (String layer : layers.disabled()) {
            builder.addDisabledLayer(layer);
        }
        if (builder.cameras().isEmpty() && builder.hasSceneReferences()) {
            builder.addNote("No camera of this file is renderable; a referenced scene may contain one.");
        }
        if (builder.cameras().size() > 1) {
            builder.addNote("Several cameras are renderable.");
        }
        return builder.build(
                builder.cameras().size() == 1 ? builder.cameras().iterator().next() : "");
    }

    private void endNode() throws UnreadableSceneException {
        switch (node.type()) {
            case "camera", "stereoRigCamera" -> {
                if (node.isOn(RENDERABLE, true)) {
                    builder.addCamera(node.parentOrName());
                } else {
                    builder.addOtherCamera(node.parentOrName());
                }
                builder.addOtherCamera(node.name()); // Maya also accepts the name of the shape
            }
            case "renderLayer" -> {
                builder.count(node.name().length());
                layers.addLegacyLayer(node.name(), node.isOn(RENDERABLE, true), node.isOn(GLOBAL, false));
            }
            case "renderSetupLayer" -> {
                builder.count(node.name().length());
                layers.addSetupLayer(node.name());
            }
            case "reference" -> {
                if (!referencedNodes.contains(node.name())) {
                    file(node.first(FILES), node.name());
                }
            }
            default -> {
                if (OVERRIDES.contains(node.type())) {
                    override(node.first(TARGETS) + "." + node.first(CHANGED));
                }
            }
        }
        for (Reference reference : REFERENCES.references(node.type(), node.name(), node.values())) {
            if (!reference.path().startsWith(RESOURCES) && !ProgramFolders.contain(reference.path())) {
                builder.addReference(reference);
            }
        }
    }
}

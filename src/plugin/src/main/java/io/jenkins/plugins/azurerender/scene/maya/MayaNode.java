package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.CharacterLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The current node of a Maya file, with its relevant attributes. */
final class MayaNode {

    private static final Set<String> OFF = Set.of("no", "off", "false", "0", "0.0");

    private final Map<String, List<String>> values = new HashMap<>();
    private final CharacterLimit limit;
    private String type = "";
    private String name = "";
    private String parent = "";

    /** @param file name for messages */
    MayaNode(String file) {
        limit = new CharacterLimit(file);
    }

    /**
     * Starts a node.
     *
     * @param nodeParent path of the parent node
     */
    void begin(String nodeType, String nodeName, String nodeParent) {
        type = nodeType;
        name = nodeName;
        parent = nodeParent.substring(nodeParent.lastIndexOf('|') + 1);
        values.clear();
        limit.reset();
    }

    void add(String attribute, List<String> added) throws UnreadableSceneException {
        for (String value : added) {
            limit.add(value);
        }
        values.computeIfAbsent(attribute, key -> new ArrayList<>()).addAll(added);
    }

    String type() {
        return type;
    }

    String name() {
        return name;
    }

    /** Returns the name of the transform node, by which users identify a camera. */
    String parentOrName() {
        return parent.isEmpty() ? name : parent;
    }

    Map<String, List<String>> values() {
        return values;
    }

    /** Returns the first value of an attribute, by any of its names, or empty. */
    String first(Set<String> attributes) {
        return attributes.stream()
                .flatMap(attribute -> values.getOrDefault(attribute, List.of()).stream())
                .findFirst()
                .orElse("");
    }

    boolean isOn(Set<String> attributes, boolean defaultValue) {
        String value = first(attributes);
        return value.isEmpty() ? defaultValue : !OFF.contains(value);
    }
}

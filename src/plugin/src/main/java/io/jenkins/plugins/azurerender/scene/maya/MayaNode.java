package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Allowance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The node that a Maya file tells of at present, with those of its attributes that matter. */
final class MayaNode {

    private static final Set<String> OFF = Set.of("no", "off", "false", "0", "0.0");

    private final Map<String, List<String>> values = new HashMap<>();
    private final Allowance allowance;
    private String type = "";
    private String name = "";
    private String parent = "";

    /** @param file its name, for messages */
    MayaNode(String file) {
        allowance = new Allowance(file);
    }

    /** Another node, by its own name and the path of the one it stands under. */
    void begin(String nodeType, String nodeName, String nodeParent) {
        type = nodeType;
        name = nodeName;
        parent = nodeParent.substring(nodeParent.lastIndexOf('|') + 1);
        values.clear();
        allowance.renew();
    }

    void add(String attribute, List<String> given) throws UnreadableSceneException {
        for (String value : given) {
            allowance.take(value);
        }
        values.computeIfAbsent(attribute, key -> new ArrayList<>()).addAll(given);
    }

    String type() {
        return type;
    }

    String name() {
        return name;
    }

    /** What users call a camera: the node that moves it. */
    String parentOrName() {
        return parent.isEmpty() ? name : parent;
    }

    Map<String, List<String>> values() {
        return values;
    }

    /** The first value of an attribute, by any of its names, or empty. */
    String first(Set<String> attributes) {
        return attributes.stream()
                .flatMap(attribute -> values.getOrDefault(attribute, List.of()).stream())
                .findFirst()
                .orElse("");
    }

    boolean isOn(Set<String> attributes, boolean otherwise) {
        String value = first(attributes);
        return value.isEmpty() ? otherwise : !OFF.contains(value);
    }
}

package io.jenkins.plugins.azurerender.scene.maya;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Render layers. Each Render Setup layer has a legacy layer with the prefix {@code rs_}. */
final class MayaLayers {

    private static final String DEFAULT = "defaultRenderLayer";
    private static final String LEGACY_PREFIX = "rs_";

    private final Map<String, Boolean> legacy = new LinkedHashMap<>();
    private final Set<String> setup = new LinkedHashSet<>();

    /** @param isGlobal true for the default layer; default layers of imported scenes do not render */
    void addLegacyLayer(String name, boolean isOn, boolean isGlobal) {
        if (!isGlobal || DEFAULT.equals(name)) {
            legacy.put(name, isOn);
        }
    }

    void addSetupLayer(String name) {
        setup.add(name);
    }

    /** Returns the names of layers that are not enabled, without prefixes. */
    List<String> disabled() {
        return legacyNames(false);
    }

    private List<String> legacyNames(boolean enabled) {
        List<String> names = new ArrayList<>();
        legacy.forEach((name, isOn) -> {
            boolean isSetupLayer =
                    name.startsWith(LEGACY_PREFIX) && setup.contains(name.substring(LEGACY_PREFIX.length()));
            if (isOn == enabled) {
                names.add(isSetupLayer ? name.substring(LEGACY_PREFIX.length()) : name);
            }
        });
        return names;
    }

    /** Returns the names of enabled layers, without prefixes. */
    List<String> names() {
        List<String> names = legacyNames(true);
        setup.stream().filter(name -> !legacy.containsKey(LEGACY_PREFIX + name)).forEach(names::add);
        return names;
    }
}

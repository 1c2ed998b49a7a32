package io.jenkins.plugins.azurerender.scene.maya;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Render layers, old and new: each new one has an old one beside it, whose name begins with {@code rs_}. */
final class MayaLayers {

    private static final String DEFAULT = "defaultRenderLayer";
    private static final String TWIN = "rs_";

    private final Map<String, Boolean> old = new LinkedHashMap<>();
    private final Set<String> fresh = new LinkedHashSet<>();

    /** @param isGlobal what the default layer is; those of imported scenes do not render */
    void addOld(String name, boolean isOn, boolean isGlobal) {
        if (!isGlobal || DEFAULT.equals(name)) {
            old.put(name, isOn);
        }
    }

    void addNew(String name) {
        fresh.add(name);
    }

    /** Those that are switched on, each under the name that its user gave it. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        old.forEach((name, isOn) -> {
            boolean isTwin = name.startsWith(TWIN) && fresh.contains(name.substring(TWIN.length()));
            if (isOn) {
                names.add(isTwin ? name.substring(TWIN.length()) : name);
            }
        });
        fresh.stream().filter(name -> !old.containsKey(TWIN + name)).forEach(names::add);
        return names;
    }
}

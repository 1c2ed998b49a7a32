package io.jenkins.plugins.azurerender.scene.usd;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a scene from prims and their properties. */
final class UsdScene {

    private static final Set<String> SETTINGS =
            Set.of("startTimeCode", "endTimeCode", "resolution", "camera", "productName");
    private static final int MAX_VALUES = 2;

    private final String file;
    private final SceneBuilder builder;
    private final Map<String, List<String>> settings = new HashMap<>();
    private String type = "";
    private List<String> values;

    UsdScene(String file) {
        this.file = file;
        builder = new SceneBuilder(Application.USD, file);
    }

    String file() {
        return file;
    }

    void prim(String primType, String node) throws UnreadableSceneException {
        type = primType;
        values = null;
        if ("Camera".equals(primType)) {
            builder.addCamera(node);
        }
    }

    /**
     * Starts the value of a property.
     *
     * @param isLayer whether no prim has started
     */
    void begin(String property, boolean isLayer) {
        boolean isTime = property.endsWith("TimeCode");
        boolean isRender = "RenderSettings".equals(type) || "RenderProduct".equals(type);
        values = SETTINGS.contains(property) && (isTime ? isLayer : isRender)
                ? settings.computeIfAbsent(property, key -> new ArrayList<>())
                : null;
    }

    void value(String property, String text) {
        if (values != null && values.size() < MAX_VALUES && SETTINGS.contains(property)) {
            values.add(text);
        }
    }

    void file(String path, String property, String node) throws UnreadableSceneException {
        builder.addReference(new Reference(
                path,
                Pathnames.kind(path),
                Pathnames.extent(path, Reference.Extent.ONE),
                "/".equals(node) ? property : node));
    }

    Scene end() {
        builder.frames(SceneFrames.between(number("startTimeCode", 0), number("endTimeCode", 0), 1));
        builder.resolution(number("resolution", 0), number("resolution", 1));
        String product = text("productName", 0);
        builder.output(product);
        builder.format(Pathnames.extension(product));
        builder.addNote("USD does not specify a renderer, and referenced layers may contain more settings.");
        String camera = text("camera", 0);
        return builder.build(
                camera.isEmpty() && builder.cameras().size() == 1
                        ? builder.cameras().iterator().next()
                        : camera);
    }

    private String text(String setting, int index) {
        List<String> all = settings.getOrDefault(setting, List.of());
        return index < all.size() ? all.get(index) : "";
    }

    private double number(String setting, int index) {
        try {
            return Double.parseDouble(text(setting, index));
        } catch (NumberFormatException x) {
            return Double.NaN;
        }
    }
}

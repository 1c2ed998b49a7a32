package io.jenkins.plugins.azurerender.scene.usd;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.SceneDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a scene of prims and what they name. */
final class UsdScene {

    private static final Set<String> SETTINGS =
            Set.of("startTimeCode", "endTimeCode", "resolution", "camera", "productName");
    private static final int VALUES = 2;

    private final String file;
    private final SceneDraft draft;
    private final Map<String, List<String>> settings = new HashMap<>();
    private String type = "";
    private List<String> values;

    UsdScene(String file) {
        this.file = file;
        draft = new SceneDraft(Application.USD, file);
    }

    String file() {
        return file;
    }

    void prim(String primType, String node) throws UnreadableSceneException {
        type = primType;
        values = null;
        if ("Camera".equals(primType)) {
            draft.camera(node);
        }
    }

    /** What follows is a property's value. @param isLayer whether no prim has begun */
    void begin(String property, boolean isLayer) {
        boolean isTime = property.endsWith("TimeCode");
        boolean isRender = "RenderSettings".equals(type) || "RenderProduct".equals(type);
        values = SETTINGS.contains(property) && (isTime ? isLayer : isRender)
                ? settings.computeIfAbsent(property, key -> new ArrayList<>())
                : null;
    }

    void value(String property, String text) {
        if (values != null && values.size() < VALUES && SETTINGS.contains(property)) {
            values.add(text);
        }
    }

    /** A file inside a packed one counts as the packed one. */
    void file(String path, String property, String node) throws UnreadableSceneException {
        String plain = path.replaceFirst("(?i)(\\.usdz)\\[.*", "$1");
        draft.refer(new Reference(
                plain,
                Pathnames.kind(plain),
                Pathnames.extent(plain, Reference.Extent.ONE),
                "/".equals(node) ? property : node));
    }

    Scene end() {
        double first = number("startTimeCode", 0);
        double last = number("endTimeCode", 0);
        if (first <= last) {
            draft.frames(new SceneFrames((int) Math.round(first), (int) Math.round(last), 1));
        }
        draft.resolution(number("resolution", 0), number("resolution", 1));
        String product = text("productName", 0);
        draft.output(product);
        draft.format(Pathnames.ending(product));
        draft.notes("USD does not specify a renderer, and referenced layers may contain more settings.");
        String camera = text("camera", 0);
        return draft.scene(
                camera.isEmpty() && draft.cameras().size() == 1
                        ? draft.cameras().iterator().next()
                        : camera);
    }

    private String text(String setting, int index) {
        List<String> all = settings.getOrDefault(setting, List.of());
        return index < all.size() ? all.get(index) : "";
    }

    private double number(String setting, int index) {
        try {
            return Double.parseDouble(text(setting, index));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}

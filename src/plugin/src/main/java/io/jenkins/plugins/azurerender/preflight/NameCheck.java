package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds scenes, cameras and layers that the options name and the scene file does not have. */
final class NameCheck implements Check {

    private static final int MAX_LISTED = 20;
    /** Applications of which all cameras are read. */
    private static final Set<Application> WITH_CAMERAS =
            Set.of(Application.BLENDER, Application.MAYA, Application.ARNOLD);

    /** Cameras and layers that each Maya scene has, with all their names. */
    private static final Set<String> MAYA_CAMERAS = Set.of("persp", "top", "front", "side");

    /** End of the default name of a shape: that of {@code camera1} is {@code cameraShape1}. */
    private static final Pattern DEFAULT_SHAPE = Pattern.compile("Shape(\\d*)$");

    private static final Set<String> MAYA_LAYERS = Set.of("defaultRenderLayer", "masterLayer");

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            check(input.plan().get().renderer(), input.scene().get(), findings);
        }
    }

    private static void check(Renderer renderer, Scene scene, Findings findings) {
        List<String> scenes = scene.details().scenes();
        if (!renderer.sceneName().isEmpty() && !scenes.isEmpty() && !scenes.contains(renderer.sceneName())) {
            findings.error(missing("The file has no scene '%s'".formatted(renderer.sceneName()), scenes));
            return; // cameras and layers are those of another scene
        }
        camera(renderer.options().camera(), scene, findings);
        renderer.options().layers().forEach(layer -> layer(layer, scene, findings));
        if (renderer.options().layers().isEmpty()) {
            renderer.layerProblem(scene.layers()).ifPresent(findings::error);
        }
    }

    private static void camera(String camera, Scene scene, Findings findings) {
        SceneDetails details = scene.details();
        List<String> cameras = Stream.concat(scene.cameras().stream(), details.otherCameras().stream())
                .toList();
        boolean known = details.isComplete()
                && WITH_CAMERAS.contains(scene.application())
                && (!cameras.isEmpty() || scene.application() == Application.BLENDER);
        if (known && !camera.isEmpty() && !isIn(cameras, camera, scene.application())) {
            findings.error(missing("The scene has no camera '%s'".formatted(camera), cameras));
        }
    }

    /** In Maya, a path of nodes and the name of the shape are also valid. */
    private static boolean isIn(List<String> cameras, String camera, Application application) {
        if (application != Application.MAYA) {
            return cameras.contains(camera);
        }
        String name = camera.substring(camera.lastIndexOf('|') + 1);
        String transform = DEFAULT_SHAPE.matcher(name).replaceFirst("$1");
        return Stream.concat(cameras.stream(), MAYA_CAMERAS.stream())
                .anyMatch(one -> one.equals(name) || one.equals(transform));
    }

    private static void layer(String layer, Scene scene, Findings findings) {
        boolean maya = scene.application() == Application.MAYA;
        Collection<String> layers = new ArrayList<>(scene.layers());
        layers.addAll(scene.details().disabledLayers());
        boolean known =
                !layers.isEmpty() && (maya ? scene.details().isComplete() : scene.application() == Application.BLENDER);
        boolean exists = layers.contains(layer)
                || maya && (MAYA_LAYERS.contains(layer) || layers.contains(layer.replaceFirst("^rs_", "")));
        if (known && !exists) {
            findings.error(missing(
                    maya
                            ? "The scene has no render layer '%s'".formatted(layer)
                            : "The scene has no view layer '%s'".formatted(layer),
                    layers));
        }
    }

    private static String missing(String problem, Collection<String> existing) {
        if (existing.isEmpty()) {
            return problem + " and no other one: add one to the scene.";
        }
        Set<String> sorted = new TreeSet<>(existing);
        String choices = sorted.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
        int more = sorted.size() - MAX_LISTED;
        return "%s: choose one of %s%s.".formatted(problem, choices, more > 0 ? " and %s more".formatted(more) : "");
    }
}

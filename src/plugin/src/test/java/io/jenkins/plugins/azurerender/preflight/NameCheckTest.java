package io.jenkins.plugins.azurerender.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.RendererOptions;
import io.jenkins.plugins.azurerender.render.TaskLayout;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.render.engines.Maya;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Requirements;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of scenes, cameras and layers are accepted if and only if they exist. */
@Tag("unit")
class NameCheckTest {

    private static final List<String> NAMES = List.of("a", "A", "b", "camera", "cam_1", "cam1", "shot", "rs_shot", "x");

    @ParameterizedTest
    @EnumSource(names = {"BLENDER", "MAYA"})
    void nameIsAcceptedIfAndOnlyIfItExists(Application application) {
        Random random = new Random(15);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            List<String> cameras = some(random);
            List<String> otherCameras = application == Application.MAYA ? some(random) : List.of();
            List<String> layers = some(random);
            List<String> disabled = some(random);
            List<String> scenes = application == Application.BLENDER ? some(random) : List.of();
            Scene scene = scene(application, cameras, layers, details(scenes, otherCameras, disabled));
            String name = NAMES.get(random.nextInt(NAMES.size()));
            String camera = NAMES.get(random.nextInt(NAMES.size()));
            String layer = NAMES.get(random.nextInt(NAMES.size()));
            boolean exist = (scenes.contains(name) || application == Application.MAYA)
                    && Stream.concat(cameras.stream(), otherCameras.stream()).anyMatch(camera::equals)
                    && Stream.concat(layers.stream(), disabled.stream())
                            .anyMatch(one ->
                                    layer.equals(one) || application == Application.MAYA && layer.equals("rs_" + one));

            List<String> errors = check(renderer(application, name, camera, List.of(layer)), scene);

            assertEquals(
                    exist, errors.isEmpty(), () -> "%s %s %s of %s: %s".formatted(name, camera, layer, scene, errors));
            refused += errors.isEmpty() ? 0 : 1;
        }
        assertTrue(refused > 200 && refused < 2_000, refused + " refused");
    }

    @Test
    void messageContainsTheNamesThatExist() {
        Scene scene = scene(
                Application.BLENDER,
                List.of("Wide", "Close"),
                List.of("ViewLayer"),
                details(List.of("Shot", "Set"), List.of(), List.of("Fog")));
        assertEquals(
                List.of("The file has no scene 'shot': choose one of Set, Shot."),
                check(renderer(Application.BLENDER, "shot", "wide", List.of("fog")), scene));
        assertEquals(
                List.of(
                        "The scene has no camera 'wide': choose one of Close, Wide.",
                        "The scene has no view layer 'fog': choose one of Fog, ViewLayer.",
                        "The scene has no view layer 'x': choose one of Fog, ViewLayer."),
                check(renderer(Application.BLENDER, "Shot", "wide", List.of("fog", "Fog", "x")), scene));
    }

    @Test
    void sceneWithoutCamerasHasNoneToChoose() {
        Scene scene = scene(Application.BLENDER, List.of(), List.of("a"), details(List.of("a"), List.of(), List.of()));
        assertEquals(
                List.of("The scene has no camera 'b' and no other one: add one to the scene."),
                check(renderer(Application.BLENDER, "a", "b", List.of()), scene));
    }

    /** Linked scenes can have more cameras, and Maya's also more layers, but view layers are never linked. */
    @Test
    void namesOfLinkedScenesAreAccepted() {
        SceneDetails details = details(List.of("a"), List.of(), List.of()).incomplete();
        Scene blender = scene(Application.BLENDER, List.of("a"), List.of("a"), details);
        assertEquals(
                List.of("The scene has no view layer 'x': choose one of a."),
                check(renderer(Application.BLENDER, "a", "x", List.of("x")), blender));
        Scene maya = scene(Application.MAYA, List.of("a"), List.of("a"), details);
        assertEquals(List.of(), check(renderer(Application.MAYA, "", "x", List.of("x")), maya));
    }

    @ParameterizedTest
    @ValueSource(strings = {"persp", "perspShape", "cam", "camShape", "|group|cam", "|group|cam|camShape"})
    void mayaCameraCanBePathOrShape(String camera) {
        Scene scene = scene(Application.MAYA, List.of("cam"), List.of(), SceneDetails.NONE);
        assertEquals(List.of(), check(renderer(Application.MAYA, "", camera, List.of()), scene));
    }

    @ParameterizedTest
    @CsvSource({
        "cameraShape1, true",
        "|camera1|cameraShape1, true",
        "camera1Shape, true",
        "cameraShape2, false",
        "cameraShape, false"
    })
    void mayaCameraCanBeDefaultNameOfShape(String camera, boolean exists) {
        Scene scene = scene(Application.MAYA, List.of("camera1"), List.of(), SceneDetails.NONE);
        List<String> errors = check(renderer(Application.MAYA, "", camera, List.of()), scene);
        assertEquals(exists, errors.isEmpty(), errors.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"defaultRenderLayer", "masterLayer", "beauty", "rs_beauty"})
    void mayaLayerCanBeDefaultOrLegacyLayer(String layer) {
        Scene scene = scene(Application.MAYA, List.of("cam"), List.of("beauty"), SceneDetails.NONE);
        assertEquals(List.of(), check(renderer(Application.MAYA, "", "", List.of(layer)), scene));
    }

    /** Returns some of the names, at least one. */
    private static List<String> some(Random random) {
        List<String> some = NAMES.stream()
                .filter(name -> !name.startsWith("rs_") && random.nextInt(3) > 0)
                .toList();
        return some.isEmpty() ? List.of("one") : some;
    }

    private static SceneDetails details(List<String> scenes, List<String> otherCameras, List<String> disabledLayers) {
        return new SceneDetails("", scenes, otherCameras, disabledLayers, true, List.of());
    }

    private static Scene scene(
            Application application, List<String> cameras, List<String> layers, SceneDetails details) {
        return new Scene(
                application,
                "4.2",
                "",
                null,
                null,
                "",
                "",
                "a",
                cameras,
                layers,
                List.of(),
                List.of(),
                Requirements.NONE,
                details);
    }

    private static Renderer renderer(Application application, String name, String camera, List<String> layers) {
        RendererOptions options = new RendererOptions("", camera, layers, 0, 0, 0, List.of());
        return application == Application.MAYA
                ? new Maya(options, "file", "")
                : new Blender(options, name, "", "", false);
    }

    private static List<String> check(Renderer renderer, Scene scene) {
        Findings findings = new Findings();
        RenderPlan plan = RenderPlan.of(
                "s", FrameRange.parse("1"), new FrameFiles("a.####", ImageFormat.PNG), renderer, TaskLayout.PLAIN);
        new NameCheck()
                .check(
                        new PreflightInput(
                                Optional.of(plan),
                                Optional.of(scene),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Map.of(),
                                true,
                                ""),
                        findings);
        return findings.errors();
    }
}

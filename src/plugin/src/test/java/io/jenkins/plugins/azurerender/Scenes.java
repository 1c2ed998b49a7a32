package io.jenkins.plugins.azurerender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Scenes for tests, created by the real Blender on first use. */
public final class Scenes {

    private static final String SMALL =
            "import bpy; s = bpy.context.scene; s.render.engine = 'CYCLES'; s.cycles.samples = 1; s.cycles.use_denoising = False; "
                    + "s.render.resolution_x = 48; s.render.resolution_y = 27; s.render.resolution_percentage = 100; ";

    private static final Map<String, Path> CREATED = new ConcurrentHashMap<>();

    private Scenes() {}

    /** The folder of the repository's sample scene, with textures and a linked library. */
    public static Path sample() {
        return Path.of("..", "..", "work", "scenes", "turntable")
                .toAbsolutePath()
                .normalize();
    }

    /** A cube, with a very small resolution, so that frames render quickly. */
    public static Path dot() {
        return create("dot", "");
    }

    /** Specifies its frames, output and format. */
    public static Path decided() {
        return create(
                "decided",
                "s.frame_start = 3; s.frame_end = 5; s.frame_step = 2; s.render.filepath = '//out/shot_##'; s.render.image_settings.file_format = 'JPEG'; ");
    }

    /** Needs minutes to render. */
    public static Path endless() {
        return create(
                "endless",
                "s.cycles.samples = 1000000; s.cycles.use_adaptive_sampling = False; s.render.resolution_x = 1920; s.render.resolution_y = 1080; ");
    }

    /** Has two view layers with a depth pass each, and a multilayer format that writes all of them into one file. */
    public static Path layered() {
        return create(
                "layered",
                "s.render.image_settings.file_format = 'OPEN_EXR_MULTILAYER'; s.view_layers[0].use_pass_z = True; "
                        + "s.view_layers.new('Extra').use_pass_z = True; ");
    }

    /** An animation from frame -20 to 30. */
    public static Path turning() {
        return create(
                "turning",
                "s.frame_end = 30; cube = bpy.data.objects['Cube']; cube.keyframe_insert('rotation_euler', frame=-20); "
                        + "cube.rotation_euler = (0, 3, 3); cube.keyframe_insert('rotation_euler', frame=30); ");
    }

    /** Fails with exit code 1, because it has no camera. */
    public static Path withoutCamera() {
        return create("without-camera", "bpy.data.objects.remove(s.camera); ");
    }

    /** Succeeds, but writes frame_L and frame_R instead of the expected file. */
    public static Path stereo() {
        return create("stereo", "s.render.use_multiview = True; ");
    }

    /** Has an odd size, noise, dithering, adaptive sampling and a transparent sky, which make the seams of tiles visible. */
    public static Path noisy() {
        return create(
                "noisy",
                "s.render.resolution_x = 61; s.render.resolution_y = 37; s.cycles.samples = 16; s.cycles.use_adaptive_sampling = True; "
                        + "s.cycles.adaptive_threshold = 0.2; s.cycles.adaptive_min_samples = 4; s.render.film_transparent = True; ");
    }

    /** Has a second camera {@code Side} that faces the sky, and a second view layer {@code Extra}. */
    public static Path rigged() {
        return create(
                "rigged",
                "side = bpy.data.objects.new('Side', bpy.data.cameras.new('Side')); s.collection.objects.link(side); side.location = (0, 0, 50); side.rotation_euler = (3.14159, 0, 0); s.render.dither_intensity = 0; "
                        + "s.view_layers.new('Extra'); ");
    }

    /** Has an auto-run script, a simple driver, another one that needs scripts, and a File Output node. */
    public static Path driven() {
        return create(
                "driven",
                "cube = bpy.data.objects['Cube']; s.render.dither_intensity = 0; "
                        + "cube.driver_add('location', 0).driver.expression = '[x for x in (1, 2, 3)][1] + frame'; "
                        + "cube.driver_add('scale', 2).driver.expression = 'frame * 0.5'; "
                        + "s.use_nodes = True; tree = s.node_tree; passes = tree.nodes.new('CompositorNodeOutputFile'); "
                        + "passes.base_path = '//passes'; "
                        + "tree.links.new(tree.nodes['Render Layers'].outputs['Image'], passes.inputs[0]); "
                        + "text = bpy.data.texts.new('rig.py'); text.use_module = True; "
                        + "text.write('import os; open(os.environ[\"RIG\"], \"w\").close()'); ");
    }

    /** Has a second scene {@code Other}, which is not active: 32 x 8 pixels, frame 7, output {@code other_}. */
    public static Path twoScenes() {
        return create(
                "two-scenes",
                "other = s.copy(); other.name = 'Other'; other.use_fake_user = True; other.render.resolution_x = 32; other.render.resolution_y = 8; "
                        + "other.frame_start = other.frame_end = 7; other.render.filepath = '//other_'; ");
    }

    /** Has the cameras {@code Wide} and {@code Close}, which see different images, and the view layers {@code Characters} and {@code Set}. */
    public static Path shot() {
        return create(
                "shot",
                "s.camera.name = 'Wide'; close = bpy.data.objects.new('Close', bpy.data.cameras.new('Close')); "
                        + "s.collection.objects.link(close); close.location = (0, 0, 50); close.rotation_euler = (3.14159, 0, 0); "
                        + "s.view_layers[0].name = 'Characters'; s.view_layers.new('Set'); s.frame_end = 24; ");
    }

    /** Renders a frame of {@link #dot()} as OpenEXR, 48 x 27 pixels. */
    public static Path exr(Path folder, String codec) throws IOException {
        Path frame = folder.resolve(codec + "_0001.exr");
        blender(
                dot().toString(),
                "--python-exit-code",
                "1",
                "--python-expr",
                "import bpy; bpy.context.scene.render.image_settings.file_format = 'OPEN_EXR'; "
                        + "bpy.context.scene.render.image_settings.exr_codec = '" + codec + "'",
                "--render-output",
                folder + "/" + codec + "_####",
                "--render-frame",
                "1");
        return frame;
    }

    private static Path create(String name, String script) {
        return CREATED.computeIfAbsent(name, key -> {
            try {
                Path scene = Files.createTempDirectory("scenes").resolve(key + ".blend");
                blender(
                        "--factory-startup",
                        "--python-exit-code",
                        "1",
                        "--python-expr",
                        SMALL + script + "bpy.ops.wm.save_as_mainfile(filepath=r'" + scene + "', compress=True)");
                return scene;
            } catch (IOException x) {
                throw new UncheckedIOException(x);
            }
        });
    }

    /** Runs Blender in background mode; fails unless it exits with 0. */
    public static void blender(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 2];
        command[0] = "blender";
        command[1] = "--background";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Path log = Files.createTempFile("blender", ".log");
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("Blender ended with " + exit + ": " + Files.readString(log));
            }
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            throw new IOException(x);
        } finally {
            Files.delete(log);
        }
    }
}

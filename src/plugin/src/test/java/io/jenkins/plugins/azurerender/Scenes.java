package io.jenkins.plugins.azurerender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Scenes that the real Blender saves when a test wants them, once each. */
public final class Scenes {

    private static final String SMALL =
            "import bpy; s = bpy.context.scene; s.render.engine = 'CYCLES'; s.cycles.samples = 1; s.cycles.use_denoising = False; "
                    + "s.render.resolution_x = 48; s.render.resolution_y = 27; s.render.resolution_percentage = 100; ";

    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    private Scenes() {}

    /** The repository's sample scene, with textures and a linked library in folders beside it. */
    public static Path sample() {
        return Path.of("..", "..", "work", "scenes", "turntable")
                .toAbsolutePath()
                .normalize();
    }

    /** A cube, in a picture so small that a frame takes no time. */
    public static Path dot() {
        return made("dot", "");
    }

    /** Says itself what is to be rendered: two frames, their name and their format. */
    public static Path decided() {
        return made(
                "decided",
                "s.frame_start = 3; s.frame_end = 5; s.frame_step = 2; s.render.filepath = '//out/look_##'; s.render.image_settings.file_format = 'JPEG'; ");
    }

    /** Renders for minutes. */
    public static Path endless() {
        return made(
                "endless",
                "s.cycles.samples = 1000000; s.cycles.use_adaptive_sampling = False; s.render.resolution_x = 1920; s.render.resolution_y = 1080; ");
    }

    /** Set to put all layers and passes into one file: the picture, its depth, and both once more of a second layer. */
    public static Path layered() {
        return made(
                "layered",
                "s.render.image_settings.file_format = 'OPEN_EXR_MULTILAYER'; s.view_layers[0].use_pass_z = True; "
                        + "s.view_layers.new('Extra').use_pass_z = True; ");
    }

    /** Turns from frame -20 on, and ends at frame 30. */
    public static Path turning() {
        return made(
                "turning",
                "s.frame_end = 30; cube = bpy.data.objects['Cube']; cube.keyframe_insert('rotation_euler', frame=-20); "
                        + "cube.rotation_euler = (0, 3, 3); cube.keyframe_insert('rotation_euler', frame=30); ");
    }

    /** Ends with exit code 1, as nothing can be rendered without a camera. */
    public static Path withoutCamera() {
        return made("without-camera", "bpy.data.objects.remove(s.camera); ");
    }

    /** Ends with exit code 0 and writes frame_L and frame_R where frame was asked for. */
    public static Path stereo() {
        return made("stereo", "s.render.use_multiview = True; ");
    }

    /** Of an odd size, with noise, dither, adaptive sampling and a see-through sky: what shows where tiles meet. */
    public static Path noisy() {
        return made(
                "noisy",
                "s.render.resolution_x = 61; s.render.resolution_y = 37; s.cycles.samples = 16; s.cycles.use_adaptive_sampling = True; "
                        + "s.cycles.adaptive_threshold = 0.2; s.cycles.adaptive_min_samples = 4; s.render.film_transparent = True; ");
    }

    /** Has a second camera, {@code Side}, that looks away, a second view layer, {@code Extra}, and a script that runs when it may. */
    public static Path rigged() {
        return made(
                "rigged",
                "side = bpy.data.objects.new('Side', bpy.data.cameras.new('Side')); s.collection.objects.link(side); side.location = (0, 0, 50); side.rotation_euler = (3.14159, 0, 0); s.render.dither_intensity = 0; "
                        + "s.view_layers.new('Extra'); "
                        + "text = bpy.data.texts.new('rig.py'); text.use_module = True; "
                        + "text.write('import os; open(os.environ[\"RIG\"], \"w\").close()'); ");
    }

    /** A frame of {@link #dot()} as OpenEXR, 48 x 27 pixels, in a file of its own. */
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

    private static Path made(String name, String script) {
        return MADE.computeIfAbsent(name, key -> {
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

    /** Runs Blender in the background to its end, which must be good. */
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

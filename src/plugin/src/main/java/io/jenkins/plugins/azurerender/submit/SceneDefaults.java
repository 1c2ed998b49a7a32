package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.assets.FoundAssets;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of the scene for the options that the step does not set. */
final class SceneDefaults {

    /** Placeholders that are valid for every renderer, for checks before the scene is read. */
    static final SceneDefaults UNREAD = new SceneDefaults("scene", "1", null);

    private static final Pattern LAST_NUMBER = Pattern.compile("\\d+$");

    private final String name;
    private final String frames;
    private final Scene scene;

    SceneDefaults(String name, String frames, Scene scene) {
        this.name = name;
        this.frames = frames;
        this.scene = scene;
    }

    /** Logs a summary of the scene, or why it cannot be read; a scene that cannot be read has no defaults. */
    static SceneDefaults of(SceneAnalysis analysis, RenderLog log) {
        Scene scene = analysis.found().map(FoundAssets::scene).orElse(null);
        if (scene != null) {
            log.line("scene", SceneSummary.line(scene));
            scene.notes().forEach(warning -> log.line("scene", "warning: " + warning));
        } else if (analysis.found().isPresent()) {
            log.line("scene", analysis.found().get().unreadable());
        }
        return new SceneDefaults(name(analysis.project().scene()), null, scene);
    }

    private static String name(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.indexOf('.') > 0 ? file.substring(0, file.indexOf('.')) : file;
    }

    /** Logs the scene defaults that are used. */
    void report(SceneOptions options, RenderLog log) {
        List<String> used = new ArrayList<>();
        if (options.frames() == null) {
            used.add("frames " + frames(null));
        }
        if (options.output() == null) {
            used.add("output " + output(null));
        }
        if (options.format() == null) {
            String format = format(options);
            String ofScene = scene == null ? "" : scene.format();
            boolean ofOutput =
                    !format.equals(sceneFormat().orElse(ImageFormat.PNG).name());
            boolean supported = ofScene.isEmpty() || sceneFormat().isPresent();
            used.add("format " + format + (ofOutput ? " as in output" : supported ? "" : " instead of " + ofScene));
        }
        if (!used.isEmpty()) {
            log.line("scene", "using scene defaults: " + String.join(", ", used));
        }
    }

    /** @param option of the step, or null for the scene's range */
    String frames(String option) {
        String range = option == null ? frames : option;
        if (range != null) {
            return range;
        }
        SceneFrames sceneRange = scene == null ? null : scene.frames();
        if (sceneRange == null) {
            throw new InvalidRequestException(
                    "frames is not set, and the scene has no frame range: set frames to a range such as 1-240 or 1-100x2,105.");
        }
        return FrameRange.parse("%s-%sx%s".formatted(sceneRange.first(), sceneRange.last(), sceneRange.step()))
                .toString();
    }

    /**
     * The format option, else the one that uses the extension of the output option, else the scene's format, or PNG
     * when that is not supported.
     */
    String format(SceneOptions options) {
        if (options.format() != null) {
            return options.format();
        }
        ImageFormat format = sceneFormat().orElse(ImageFormat.PNG);
        return (options.output() == null ? format : FrameFiles.format(options.output(), format)).name();
    }

    /** The scene's format, which each application names differently; empty for unsupported ones, such as movies. */
    private Optional<ImageFormat> sceneFormat() {
        String name =
                scene == null ? "" : scene.format().toLowerCase(Locale.ROOT).replaceFirst("^driver_", "");
        return Optional.ofNullable(
                switch (name) {
                    case "png" -> ImageFormat.PNG;
                    case "jpg", "jpeg" -> ImageFormat.JPEG;
                    case "tif", "tiff" -> ImageFormat.TIFF;
                    case "exr", "open_exr" -> ImageFormat.OPEN_EXR;
                    case "open_exr_multilayer" -> ImageFormat.OPEN_EXR_MULTILAYER;
                    default -> null;
                });
    }

    /**
     * The file name pattern: the option, the output prefix in the scene without its folder, or the name of the scene.
     *
     * @param option of the step, or null
     */
    String output(String option) {
        if (option != null) {
            return option;
        }
        String prefix = prefix();
        if (!prefix.isBlank()) {
            try {
                return new FrameFiles(
                                prefix.contains("#") ? prefix : prefix + separator(prefix) + "####", ImageFormat.PNG)
                        .pattern();
            } catch (InvalidRequestException x) {
                // The prefix contains fields or characters that only the application understands.
            }
        }
        return name.replaceAll("[^\\p{L}\\p{N}_-]+", "_") + "_####";
    }

    /** Separates the frame number from a version at the end of the name, so that {@code s010_v003} stays readable. */
    private String separator(String prefix) {
        boolean endsWithDigit = Character.isDigit(prefix.codePointBefore(prefix.length()));
        return !endsWithDigit ? "" : scene.application() == Application.BLENDER ? "_" : ".";
    }

    /** The scene's output without folder and extension; Arnold has a scene per frame, with its number at the end. */
    private String prefix() {
        if (scene == null) {
            return "";
        }
        String output = scene.output().replace('\\', '/');
        String file = output.substring(output.lastIndexOf('/') + 1);
        String prefix = FrameFiles.withoutExtension(file);
        return scene.application() == Application.ARNOLD
                ? LAST_NUMBER.matcher(prefix).replaceFirst(number -> "#"
                        .repeat(number.group().length()))
                : prefix;
    }
}

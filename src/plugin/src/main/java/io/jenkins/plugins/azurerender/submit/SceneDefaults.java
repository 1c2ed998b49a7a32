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

/** What the scene says, for all that the step does not give. */
final class SceneDefaults {

    /** Before the scene is read: as if it had said what can be rendered. */
    static final SceneDefaults UNREAD = new SceneDefaults("scene", "1", null);

    private static final Pattern PICTURE =
            Pattern.compile("\\.(png|jpe?g|tiff?|exr|tga|bmp|hdr|iff|vrimg)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST_NUMBER = Pattern.compile("\\d+$");

    private final String name;
    private final String frames;
    private final Scene scene;

    SceneDefaults(String name, String frames, Scene scene) {
        this.name = name;
        this.frames = frames;
        this.scene = scene;
    }

    /** Tells the log what the scene says; one that cannot be read says nothing. */
    static SceneDefaults of(SceneAnalysis survey, RenderLog log) {
        Scene scene = survey.found().map(FoundAssets::scene).orElse(null);
        if (scene != null) {
            log.line("scene", SceneSummary.line(scene));
            SceneSummary.warnings(scene).forEach(warning -> log.line("scene", "warning: " + warning));
        } else if (survey.found().isPresent()) {
            log.line("scene", survey.found().get().unreadable());
        }
        return new SceneDefaults(name(survey.project().scene()), null, scene);
    }

    private static String name(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.indexOf('.') > 0 ? file.substring(0, file.indexOf('.')) : file;
    }

    /** Tells the log what is taken from the scene, as the step does not give it. */
    void report(SceneOptions options, RenderLog log) {
        List<String> taken = new ArrayList<>();
        if (options.frames() == null) {
            taken.add("frames " + frames(null));
        }
        if (options.output() == null) {
            taken.add("output " + output(null));
        }
        if (options.format() == null) {
            String format = format(null);
            String own = scene == null ? "" : scene.format();
            boolean kept = own.isEmpty() || ownFormat().isPresent();
            taken.add("format " + format + (kept ? "" : " instead of " + own));
        }
        if (!taken.isEmpty()) {
            log.line("scene", "using scene defaults: " + String.join(", ", taken));
        }
    }

    /** Empty when it could not be read. */
    Optional<Scene> scene() {
        return Optional.ofNullable(scene);
    }

    /** @param given by the step, or null for the scene's own range */
    String frames(String given) {
        String range = given == null ? frames : given;
        if (range != null) {
            return range;
        }
        SceneFrames own = scene == null ? null : scene.frames();
        if (own == null) {
            throw new InvalidRequestException(
                    "No frames are given, and the scene has no frame range: set frames to a range such as 1-240 or 1-100x2,105.");
        }
        return FrameRange.parse("%d-%dx%d".formatted(own.first(), own.last(), own.step()))
                .toString();
    }

    /** @param given by the step, or null for the scene's own format, or what comes nearest to it */
    String format(String given) {
        return given == null ? ownFormat().orElse(ImageFormat.PNG).name() : given;
    }

    /** Every application has names of its own for the same formats; empty for others, such as movies. */
    private Optional<ImageFormat> ownFormat() {
        String own =
                scene == null ? "" : scene.format().toLowerCase(Locale.ROOT).replaceFirst("^driver_", "");
        return Optional.ofNullable(
                switch (own) {
                    case "png" -> ImageFormat.PNG;
                    case "jpg", "jpeg" -> ImageFormat.JPEG;
                    case "tif", "tiff" -> ImageFormat.TIFF;
                    case "exr", "open_exr" -> ImageFormat.OPEN_EXR;
                    case "open_exr_multilayer" -> ImageFormat.OPEN_EXR_MULTILAYER;
                    default -> null;
                });
    }

    /**
     * The scene's own prefix without its folder, or the scene's name where it has none that can be used here.
     *
     * @param given by the step, or null
     */
    String output(String given) {
        if (given != null) {
            return given;
        }
        String prefix = prefix();
        if (!prefix.isBlank()) {
            try {
                return new FrameFiles(prefix.contains("#") ? prefix : prefix + "####", ImageFormat.PNG).pattern();
            } catch (InvalidRequestException x) {
                // Named as only the application can, with fields or characters of its own.
            }
        }
        return name.replaceAll("[^\\p{L}\\p{N}_-]+", "_") + "_####";
    }

    /** Without folder and extension; Arnold's scenes are one for each frame, whose number stands last. */
    private String prefix() {
        if (scene == null) {
            return "";
        }
        String output = scene.output().replace('\\', '/');
        String file = output.substring(output.lastIndexOf('/') + 1);
        String prefix = PICTURE.matcher(file).replaceFirst("");
        return scene.application() == Application.ARNOLD
                ? LAST_NUMBER.matcher(prefix).replaceFirst(number -> "#"
                        .repeat(number.group().length()))
                : prefix;
    }
}

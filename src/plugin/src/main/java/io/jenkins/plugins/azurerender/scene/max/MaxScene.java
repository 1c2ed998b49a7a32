package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.ProgramFolders;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds a scene from the summary and the list of assets. */
final class MaxScene {

    private static final String EXTERNAL = "External Dependencies";
    private static final String RENDER = "Render Data";
    private static final Pattern VERSION =
            Pattern.compile("(?:3ds|3D Studio) Max Version: *(.*)", Pattern.CASE_INSENSITIVE);
    private static final String CAMERA = "Render Camera ";
    /** Types of assets that are written by a render. */
    private static final Set<String> OUTPUTS = Set.of("RenderOutput", "BatchRender", "VideoPost");
    /** Presets of render settings, such as those of Batch Render, which only the user interface loads. */
    private static final String PRESET = "rps";

    private static final int MAX_STEP = 1_000_000;
    /** 3ds Max 2008 is version 10. */
    private static final int YEAR_OF_ZERO = 1998;

    private final SceneBuilder builder;
    private final Set<String> names = new HashSet<>();
    private boolean isSummaryKnown;

    MaxScene(String file) {
        builder = new SceneBuilder(Application.MAX, file);
    }

    void assets(List<MaxAssets.Asset> assets) throws UnreadableSceneException {
        for (MaxAssets.Asset asset : assets) {
            names.add(fileName(asset.path()));
            if (!OUTPUTS.contains(asset.type())) {
                addReference(asset.path(), asset.type());
            }
        }
    }

    private void addReference(String path, String node) throws UnreadableSceneException {
        Kind kind = Pathnames.kind(path);
        // the path of an output folder ends with a separator
        if (fileName(path).isEmpty() || PRESET.equals(Pathnames.extension(path)) || ProgramFolders.contain(path)) {
            return;
        }
        builder.addReference(new Reference(
                path,
                kind == Kind.OTHER && "Bitmap".equals(node) ? Kind.TEXTURE : kind,
                Pathnames.extent(path, Reference.Extent.ONE),
                node));
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    /** @param summary lines by heading */
    void summary(Map<String, List<String>> summary) throws UnreadableSceneException {
        isSummaryKnown = summary.containsKey(RENDER);
        for (String line : summary.getOrDefault("General", List.of())) {
            Matcher version = VERSION.matcher(line);
            if (version.matches()) {
                version(version.group(1).strip().replace(',', '.'));
            }
        }
        for (String name : summary.getOrDefault(EXTERNAL, List.of())) {
            if (!names.contains(fileName(name))) {
                addReference(name, EXTERNAL);
            }
        }
        Properties render = new Properties(summary.getOrDefault(RENDER, List.of()));
        builder.renderer(render.text("Renderer Name"));
        builder.resolution(render.number("Render Width"), render.number("Render Height"));
        builder.output(render.text("Render Output"));
        builder.format(Pathnames.extension(render.text("Render Output")));
        double step = render.number("Nth Frame");
        builder.frames(SceneFrames.between(
                render.number("Animation Start"),
                render.number("Animation End"),
                step >= 1 && step <= MAX_STEP ? (int) step : 1));
        for (String camera : render.all(CAMERA)) {
            builder.addCamera(camera);
        }
    }

    private void version(String number) {
        int major = number.matches("[0-9]{1,3}\\..*") ? Integer.parseInt(number.substring(0, number.indexOf('.'))) : 0;
        builder.version(major >= 10 ? "%s (%s)".formatted(YEAR_OF_ZERO + major, number) : number);
    }

    Scene end() {
        if (!isSummaryKnown) {
            builder.addNote(
                    "The scene has no summary of its render settings: frames, resolution, output and renderer are"
                            + " not known.");
        }
        builder.addNote(
                "Files that plug-ins use without registering them as assets, and layers, cannot be read from a .max file.");
        return builder.build(
                builder.cameras().size() == 1 ? builder.cameras().iterator().next() : "");
    }

    /** Lines such as {@code Render Width=640}. Numbers have the decimal separator of the locale. */
    private record Properties(List<String> lines) {

        List<String> all(String prefix) {
            return lines.stream()
                    .filter(line -> line.startsWith(prefix) && line.indexOf('=') > 0)
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .toList();
        }

        String text(String name) {
            return all(name + "=").stream().findFirst().orElse("");
        }

        double number(String name) {
            try {
                return Double.parseDouble(text(name).replace(',', '.'));
            } catch (NumberFormatException x) {
                return Double.NaN;
            }
        }
    }
}

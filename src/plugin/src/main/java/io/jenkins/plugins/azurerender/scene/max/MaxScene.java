package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.SceneDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a scene of what 3ds Max writes into summary and list of assets. */
final class MaxScene {

    private static final String EXTERNAL = "External Dependencies";
    private static final String RENDER = "Render Data";
    private static final Pattern VERSION =
            Pattern.compile("(?:3ds|3D Studio) Max Version: *(.*)", Pattern.CASE_INSENSITIVE);
    private static final String CAMERA = "Render Camera ";
    /** Assets that a render makes, not those it needs. */
    private static final Set<String> OUTPUTS = Set.of("RenderOutput", "BatchRender", "VideoPost");
    /** Files that come with 3ds Max, such as the checker of its texture editor. */
    private static final Pattern OWN_FILES =
            Pattern.compile(".*\\\\autodesk\\\\3ds ?max [0-9]{4}\\\\.*", Pattern.CASE_INSENSITIVE);
    /** 3ds Max 2008 counts itself as 10. */
    private static final int YEAR_OF_ZERO = 1998;

    private final SceneDraft draft;
    private final Set<String> names = new HashSet<>();
    private boolean isSummaryKnown;

    MaxScene(String file) {
        draft = new SceneDraft(Application.MAX, file);
    }

    void assets(List<MaxAssets.Asset> assets) throws UnreadableSceneException {
        for (MaxAssets.Asset asset : assets) {
            if (!OUTPUTS.contains(asset.type())
                    && !OWN_FILES.matcher(asset.path().replace('/', '\\')).matches()) {
                refer(asset.path(), asset.type());
            }
        }
    }

    private void refer(String path, String node) throws UnreadableSceneException {
        Kind kind = Pathnames.kind(path);
        names.add(fileName(path));
        draft.refer(new Reference(
                path,
                kind == Kind.OTHER && "Bitmap".equals(node) ? Kind.TEXTURE : kind,
                Pathnames.extent(path, Reference.Extent.ONE),
                node));
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    /** @param summary lines by their heading */
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
                refer(name, EXTERNAL);
            }
        }
        Properties render = new Properties(summary.getOrDefault(RENDER, List.of()));
        draft.renderer(render.text("Renderer Name"));
        draft.resolution(render.number("Render Width"), render.number("Render Height"));
        draft.output(render.text("Render Output"));
        draft.format(Pathnames.ending(render.text("Render Output")));
        double first = render.number("Animation Start");
        double last = render.number("Animation End");
        if (first <= last) {
            draft.frames(new SceneFrames((int) Math.round(first), (int) Math.round(last), 1));
            if (first < last) {
                draft.notes("3ds Max does not save the frame step: every frame is rendered.");
            }
        }
        for (String camera : render.all(CAMERA)) {
            draft.camera(camera);
        }
    }

    private void version(String number) {
        int major = number.matches("[0-9]{1,3}\\..*") ? Integer.parseInt(number.substring(0, number.indexOf('.'))) : 0;
        draft.version(major >= 10 ? "%d (%s)".formatted(YEAR_OF_ZERO + major, number) : number);
    }

    Scene end() {
        if (!isSummaryKnown) {
            draft.notes("The scene has no summary of its render settings: frames, resolution, output and renderer are"
                    + " not known.");
        }
        draft.notes(
                "Files that plug-ins use without registering them as assets, and layers, cannot be read from a .max file.");
        return draft.scene(
                draft.cameras().size() == 1 ? draft.cameras().iterator().next() : "");
    }

    /** Lines such as {@code Render Width=640}; numbers have the decimal sign of their writer's country. */
    private record Properties(List<String> lines) {

        List<String> all(String beginning) {
            return lines.stream()
                    .filter(line -> line.startsWith(beginning) && line.indexOf('=') > 0)
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .toList();
        }

        String text(String name) {
            return all(name + "=").stream().findFirst().orElse("");
        }

        double number(String name) {
            try {
                return Double.parseDouble(text(name).replace(',', '.'));
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }
}

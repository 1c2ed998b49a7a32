package io.jenkins.plugins.azurerender.scene.blend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.Resolution;
import io.jenkins.plugins.azurerender.scene.SceneDetails;
import io.jenkins.plugins.azurerender.scene.SceneDetails.Trait;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Settings of one scene of a .blend file.
 *
 * @param address of the scene
 * @param camera address of the active camera
 */
record SceneSettings(
        long address,
        String renderer,
        @CheckForNull SceneFrames frames,
        @CheckForNull Resolution resolution,
        String output,
        String format,
        long camera,
        List<String> layers,
        SceneDetails details) {

    private static final int MAX_LAYERS = 2_000;
    private static final int LAYER_RENDERS = 1;
    private static final int OLD_LAYER_IS_OFF = 1 << 17;
    private static final int SEQUENCER = 1;
    private static final int COMPOSITES = 1 << 6;
    private static final int REGION = 1 << 9;
    private static final int CROPS = 1 << 11;
    private static final int DENOISES_BY_DEFAULT = 300;
    private static final int MAX_PROPERTIES = 10_000;

    /** Formats by their number in the file. The names are those of Blender's Python API. */
    private static final Map<Integer, String> FORMATS = Map.ofEntries(
            Map.entry(0, "TARGA"),
            Map.entry(1, "IRIS"),
            Map.entry(4, "JPEG"),
            Map.entry(7, "IRIS"),
            Map.entry(14, "TARGA_RAW"),
            Map.entry(15, "AVI_RAW"),
            Map.entry(16, "AVI_JPEG"),
            Map.entry(17, "PNG"),
            Map.entry(20, "BMP"),
            Map.entry(21, "HDR"),
            Map.entry(22, "TIFF"),
            Map.entry(23, "OPEN_EXR"),
            Map.entry(24, "FFMPEG"),
            Map.entry(26, "CINEON"),
            Map.entry(27, "DPX"),
            Map.entry(28, "OPEN_EXR_MULTILAYER"),
            Map.entry(29, "DDS"),
            Map.entry(30, "JPEG2000"),
            Map.entry(31, "H264"),
            Map.entry(32, "XVID"),
            Map.entry(33, "THEORA"),
            Map.entry(35, "WEBP"),
            Map.entry(36, "AV1"),
            Map.entry(37, "AVIF"));

    /** @param version of Blender, such as 304 */
    static SceneSettings of(DataBlock block, int version) {
        BlendData scene = block.parts().get(0);
        BlendData render = scene.inner("r");
        return new SceneSettings(
                block.address(),
                render.text("engine"),
                frames(render),
                resolution(render),
                render.text("pic"),
                FORMATS.getOrDefault((int) format(render), ""),
                scene.pointer("camera"),
                layers(block, true),
                new SceneDetails(
                        block.name().replaceFirst("^SC", ""),
                        List.of(),
                        List.of(),
                        layers(block, false),
                        true,
                        traits(block, scene, render, version >= DENOISES_BY_DEFAULT)));
    }

    private static SceneFrames frames(BlendData render) {
        int first = (int) render.number("sfra");
        int last = (int) render.number("efra");
        return render.has("sfra") && first <= last
                ? new SceneFrames(first, last, Math.max(1, (int) render.number("frame_step")))
                : null;
    }

    /** In files of old versions, and in damaged files, the percentage may be 0. */
    private static Resolution resolution(BlendData render) {
        long percentage = render.number("size") > 0 ? render.number("size") : 100;
        long width = render.number("xsch") * percentage / 100;
        long height = render.number("ysch") * percentage / 100;
        return width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE
                ? new Resolution((int) width, (int) height)
                : null;
    }

    private static long format(BlendData render) {
        return render.has("im_format") ? render.inner("im_format").number("imtype") : render.number("imtype");
    }

    /** Returns the view layers (since 2.80) or render layers, either the enabled or the disabled ones. */
    private static List<String> layers(DataBlock block, boolean enabled) {
        List<BlendData> layers = block.parts("ViewLayer");
        return layers.isEmpty()
                ? names(block.parts("SceneRenderLayer"), layer -> enabled != layer.flag("layflag", OLD_LAYER_IS_OFF))
                : names(layers, layer -> enabled == layer.flag("flag", LAYER_RENDERS));
    }

    private static List<String> names(List<BlendData> layers, Predicate<BlendData> selected) {
        return layers.stream()
                .filter(selected)
                .map(layer -> layer.text("name"))
                .limit(MAX_LAYERS)
                .toList();
    }

    private static List<Trait> traits(DataBlock block, BlendData scene, BlendData render, boolean denoisesByDefault) {
        List<Trait> traits = new ArrayList<>();
        if (isDenoising(block, scene, denoisesByDefault)) {
            traits.add(Trait.DENOISING);
        }
        boolean hasNodes = scene.has("compositing_node_group")
                ? scene.pointer("compositing_node_group") != 0
                : scene.number("use_nodes") != 0;
        if (hasNodes && render.flag("scemode", COMPOSITES)) {
            traits.add(Trait.COMPOSITING);
        }
        if (render.flag("mode", REGION)) {
            traits.add(render.flag("mode", CROPS) ? Trait.CROPPED_REGION : Trait.REGION);
        }
        boolean markers = block.parts("TimeMarker").stream().anyMatch(marker -> marker.pointer("camera") != 0);
        boolean strips =
                render.flag("scemode", SEQUENCER) && !block.parts("Sequence").isEmpty();
        if (scene.pointer("camera") == 0 && (markers || strips)) {
            traits.add(Trait.NO_CAMERA_NEEDED);
        }
        return traits;
    }

    /** Blender stores only settings of Cycles that were changed, as custom properties. */
    private static boolean isDenoising(DataBlock block, BlendData scene, boolean byDefault) {
        BlendData id = scene.inner("id");
        BlendData root = block.at(id.pointer("system_properties"));
        if (root == null) {
            root = block.at(id.pointer("properties"));
        }
        BlendData denoising = property(block, property(block, root, "cycles"), "use_denoising");
        return denoising == null ? byDefault : denoising.inner("data").number("val") != 0;
    }

    /** Returns a member of a group of custom properties; null if it does not exist. */
    @CheckForNull
    private static BlendData property(DataBlock block, @CheckForNull BlendData group, String name) {
        if (group == null) {
            return null;
        }
        BlendData member = block.at(group.inner("data").inner("group").pointer("first"));
        for (int left = MAX_PROPERTIES; member != null && left > 0; left--) {
            if (member.text("name").equals(name)) {
                return member;
            }
            member = block.at(member.pointer("next"));
        }
        return null;
    }
}

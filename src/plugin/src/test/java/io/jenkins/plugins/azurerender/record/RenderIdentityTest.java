package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.settings.BlenderChoice;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which render of an earlier build corresponds to a render. */
@Tag("unit")
class RenderIdentityTest {

    @Test
    void camerasOutputsAndFormatsAreDifferentRenders() {
        RenderRecord wide = render("1", settings("shot.blend", "wide_#", "PNG", "Wide"));
        RenderRecord close = render("2", settings("shot.blend", "close_#", "PNG", "Close"));
        RenderRecord jpeg = render("3", settings("shot.blend", "wide_#", "JPEG", "Wide"));
        List<RenderRecord> all = List.of(wide, close, jpeg);
        assertEquals(List.of(wide), find(settings("shot.blend", "wide_#", "PNG", "Wide"), all));
        assertEquals(List.of(close), find(settings("a/shot.blend", "close_#", "PNG", "Close"), all));
        assertEquals(List.of(), find(settings("shot.blend", "wide_#", "PNG", "Close"), all));
        assertEquals(List.of(), find(settings("other.blend", "wide_#", "PNG", "Wide"), all));
        assertEquals(
                List.of(close),
                RenderIdentity.of(settings("shot.blend", "shot_#", "TIFF", "Close"))
                        .with(false, false)
                        .find(all));
    }

    @Test
    void nameIsMoreThanSettings() {
        RenderRecord unnamed = render("1", settings("shot.blend", "a_#", "PNG", ""));
        RenderRecord wide = render("2", settings("shot.blend", "b_#", "PNG", "").named("wide"));
        List<RenderRecord> all = List.of(unnamed, wide);
        assertEquals(List.of(wide), find(settings("new.blend", "c_#", "PNG", "").named("Wide"), all));
        assertEquals(
                List.of(unnamed), find(settings("shot.blend", "a_#", "PNG", "").named("close"), all));
        assertEquals(List.of(), find(settings("shot.blend", "b_#", "PNG", "").named("close"), all));
        assertEquals(List.of(wide), find(settings("shot.blend", "b_#", "PNG", ""), all));
    }

    @Test
    void sameFolderAndRendererOptionsArePreferred() {
        RenderRecord one = render("1", settings("a/shot.blend", "x_#", "PNG", ""));
        RenderRecord two = render("2", settings("b/shot.blend", "x_#", "PNG", ""));
        assertEquals(List.of(two), find(settings("show/b/shot.blend", "x_#", "PNG", ""), List.of(one, two)));
        assertEquals(List.of(), find(settings("c/shot.blend", "x_#", "PNG", ""), List.of(one, two)));
    }

    private static List<RenderRecord> find(RenderSettings settings, List<RenderRecord> renders) {
        return RenderIdentity.of(settings).find(renders);
    }

    private static RenderRecord render(String id, RenderSettings settings) {
        return new RenderRecord("studio", id, "pool", settings);
    }

    private static RenderSettings settings(String scene, String output, String format, String camera) {
        BlenderChoice blender = new BlenderChoice();
        blender.setCamera(camera);
        return new RenderSettings(scene, "1-3", output, format).by(blender);
    }
}

package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import java.util.Map;
import java.util.function.Consumer;

/** Finds images and movies in the video sequencer. Its sounds are separate data-blocks. */
final class StripReferences {

    private static final int IMAGES = 0;
    private static final int MOVIE = 3;
    private static final int MUTED = 1 << 5;

    static final Map<String, ReferenceFinder> FINDERS = Map.of("Sequence", StripReferences::strip);

    private StripReferences() {}

    private static void strip(BlendData strip, DataBlock block, Consumer<Reference> found) {
        BlendData source = block.remove(strip.pointer("strip"));
        BlendData first = source == null ? null : block.remove(source.pointer("stripdata"));
        if (first == null || strip.flag("flag", MUTED)) {
            return;
        }
        String folder = source.text("dir");
        String node = strip.text("name");
        if (strip.number("type") == MOVIE) {
            FileReferences.add(join(folder, first.text("name")), Kind.MOVIE, Extent.ONE, node, found);
        } else if (strip.number("type") == IMAGES) {
            images(folder, first, node, found);
        }
    }

    /** Adds images. Frames of a sequence are one reference. */
    private static void images(String folder, BlendData first, String node, Consumer<Reference> found) {
        int count = first.elements();
        String previous = null;
        for (int i = 0; i < count; i++) {
            String next = first.element(i).text("name");
            String shape = next.replaceAll("\\d+", "0");
            if (!next.isEmpty() && !shape.equals(previous)) {
                boolean single = i + 1 == count
                        || !first.element(i + 1)
                                .text("name")
                                .replaceAll("\\d+", "0")
                                .equals(shape);
                FileReferences.add(
                        join(folder, next), Kind.TEXTURE, single ? Extent.ONE : Extent.SEQUENCE, node, found);
            }
            previous = shape;
        }
    }

    private static String join(String folder, String name) {
        boolean whole = folder.isEmpty() || folder.endsWith("/") || folder.endsWith("\\");
        return name.isEmpty() ? "" : whole ? folder + name : folder + "/" + name;
    }
}

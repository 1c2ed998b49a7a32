package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import java.util.Map;
import java.util.function.Consumer;

/** What is in a file of its own: images, clips, sounds, fonts, volumes. Packed ones are none. */
final class FileReferences {

    private static final int EXTERNAL = 1;
    private static final int CLIP_OF_IMAGES = 1;
    private static final int VOXEL_FILES = 1;

    static final Map<String, ReferenceFinder> FINDERS = Map.of(
            "Image", FileReferences::image,
            "ImageView", FileReferences::view,
            "MovieClip", FileReferences::clip,
            "bSound", (part, block, found) -> one(part, block, Kind.SOUND, found),
            "VFont", FileReferences::font,
            "Volume", FileReferences::volume,
            "NodeShaderScript", FileReferences::nodeFile,
            "NodeShaderTexIES", FileReferences::nodeFile,
            "VoxelData", FileReferences::voxels);

    private FileReferences() {}

    private static void image(BlendData image, DataBlock block, Consumer<Reference> found) {
        if (isPacked(image)) {
            return;
        }
        switch ((int) image.number("source")) {
            case 1 -> add(path(image), Kind.TEXTURE, Extent.ONE, block.name(), found);
            case 2 -> add(path(image), Kind.TEXTURE, Extent.SEQUENCE, block.name(), found);
            case 3 -> add(path(image), Kind.MOVIE, Extent.ONE, block.name(), found);
            case 6 -> add(path(image), Kind.TEXTURE, Extent.TILES, block.name(), found);
            default -> {
                // Made by Blender itself.
            }
        }
    }

    /** One of the two eyes' files of a stereo image. */
    private static void view(BlendData view, DataBlock block, Consumer<Reference> found) {
        BlendData image = block.parts().get(0);
        long source = image.number("source");
        if (!isPacked(image)
                && source >= 1
                && source <= 2
                && !view.text("filepath").equals(path(image))) {
            add(view.text("filepath"), Kind.TEXTURE, source == 2 ? Extent.SEQUENCE : Extent.ONE, block.name(), found);
        }
    }

    private static void clip(BlendData clip, DataBlock block, Consumer<Reference> found) {
        if (clip.number("source") == CLIP_OF_IMAGES) {
            add(path(clip), Kind.TEXTURE, Extent.SEQUENCE, block.name(), found);
        } else {
            add(path(clip), Kind.MOVIE, Extent.ONE, block.name(), found);
        }
    }

    private static void font(BlendData font, DataBlock block, Consumer<Reference> found) {
        if (!"<builtin>".equals(path(font))) {
            one(font, block, Kind.FONT, found);
        }
    }

    private static void volume(BlendData volume, DataBlock block, Consumer<Reference> found) {
        if (!isPacked(volume)) {
            Extent extent = volume.number("is_sequence") == 0 ? Extent.ONE : Extent.SEQUENCE;
            add(path(volume), Kind.VOLUME, extent, block.name(), found);
        }
    }

    private static void nodeFile(BlendData file, DataBlock block, Consumer<Reference> found) {
        if (file.number("mode") == EXTERNAL) {
            add(path(file), Kind.OTHER, Extent.ONE, block.name(), found);
        }
    }

    private static void voxels(BlendData voxels, DataBlock block, Consumer<Reference> found) {
        if (voxels.number("file_format") <= VOXEL_FILES) {
            add(voxels.text("source_path"), Kind.VOLUME, Extent.ONE, block.name(), found);
        }
    }

    private static void one(BlendData file, DataBlock block, Kind kind, Consumer<Reference> found) {
        if (!isPacked(file)) {
            add(path(file), kind, Extent.ONE, block.name(), found);
        }
    }

    private static boolean isPacked(BlendData file) {
        return file.pointer("packedfile") != 0 || file.inner("packedfiles").pointer("first") != 0;
    }

    /** The field was called name first, and is so in most files. */
    static String path(BlendData file) {
        return file.has("name") ? file.text("name") : file.text("filepath");
    }

    /** Adds a reference, unless the path is empty. */
    static void add(String path, Kind kind, Extent extent, String node, Consumer<Reference> found) {
        if (!path.isBlank()) {
            found.accept(new Reference(path, kind, extent, node));
        }
    }
}

package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Linked .blend files. Since Blender 5.0 a file can contain the linked data; it then does not need the library. */
final class Libraries {

    private static final int ARCHIVE = 1;
    private static final int MAX = 10_000;

    private final Map<Long, Reference> files = new LinkedHashMap<>();
    private final Set<Long> packed = new HashSet<>();
    private final Set<Long> linked = new HashSet<>();

    /** Adds a library. */
    void library(BlendData library, DataBlock block) {
        long archived = library.pointer("archive_parent_library");
        if (archived != 0 && library.flag("flag", ARCHIVE)) {
            if (packed.size() < MAX) {
                packed.add(archived);
            }
        } else if (library.pointer("packedfile") == 0 && files.size() < MAX) {
            FileReferences.add(
                    FileReferences.path(library),
                    Kind.SCENE,
                    Extent.ONE,
                    block.name(),
                    reference -> files.put(block.address(), reference));
        }
    }

    /** Adds a data-block that is linked from a library. */
    void link(BlendData id) {
        if (linked.size() < MAX) {
            linked.add(id.pointer("lib"));
        }
    }

    /** Finds the libraries that are needed. */
    void find(Consumer<Reference> found) {
        files.forEach((address, reference) -> {
            if (linked.contains(address) || !packed.contains(address)) {
                found.accept(reference);
            }
        });
    }
}

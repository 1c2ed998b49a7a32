package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Other .blend files that a file links from. Since 5.0 a file can hold what it links, and then needs no such file. */
final class Libraries {

    private static final int ARCHIVE = 1;
    private static final int MAX = 10_000;

    private final Map<Long, Reference> files = new LinkedHashMap<>();
    private final Set<Long> held = new HashSet<>();
    private final Set<Long> linked = new HashSet<>();

    /** Takes a library. */
    void library(BlendData library, DataBlock block) {
        long archived = library.pointer("archive_parent_library");
        if (archived != 0 && library.flag("flag", ARCHIVE)) {
            if (held.size() < MAX) {
                held.add(archived);
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

    /** Takes the place of something that is in a library. */
    void link(BlendData id) {
        if (linked.size() < MAX) {
            linked.add(id.pointer("lib"));
        }
    }

    /** Those that are needed. */
    void find(Consumer<Reference> found) {
        files.forEach((address, reference) -> {
            if (linked.contains(address) || !held.contains(address)) {
                found.accept(reference);
            }
        });
    }
}

package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Reference;
import java.util.function.Consumer;

/** Finds the files that a structure of one kind refers to. */
@FunctionalInterface
interface ReferenceFinder {

    /** @param block that {@code part} belongs to */
    void find(BlendData part, DataBlock block, Consumer<Reference> found);
}

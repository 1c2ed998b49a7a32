package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Reference;
import java.util.function.Consumer;

/** Finds the references in a structure of one type. */
@FunctionalInterface
interface ReferenceFinder {

    /** @param block the data-block of {@code part} */
    void find(BlendData part, DataBlock block, Consumer<Reference> found);
}

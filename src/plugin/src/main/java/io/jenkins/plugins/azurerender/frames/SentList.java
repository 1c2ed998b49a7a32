package io.jenkins.plugins.azurerender.frames;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Immutable lists that an agent may send to the controller: Jenkins does not accept those of {@link List#copyOf}. */
final class SentList {

    private SentList() {}

    static <T> List<T> copyOf(Collection<T> values) {
        return Collections.unmodifiableList(new ArrayList<>(values));
    }
}

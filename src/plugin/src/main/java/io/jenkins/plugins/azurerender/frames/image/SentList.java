package io.jenkins.plugins.azurerender.frames.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Immutable lists that an agent may send to the controller: Jenkins does not accept those of {@link List#copyOf}. */
public final class SentList {

    private SentList() {}

    public static <T> List<T> copyOf(Collection<T> values) {
        return Collections.unmodifiableList(new ArrayList<>(values));
    }
}

package io.jenkins.plugins.azurerender.frames.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Immutable lists that agents can send: the class filter of Jenkins does not allow those of {@link List#copyOf}. */
public final class SentList {

    private SentList() {}

    public static <T> List<T> copyOf(Collection<T> values) {
        return Collections.unmodifiableList(new ArrayList<>(values));
    }
}

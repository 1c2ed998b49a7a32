package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a {@link PoolStep} can do with a pool. */
public enum PoolAction {
    /** Take the pool that is there, or make it. */
    ENSURE,
    /** Change the node counts; 0 stops paying. */
    RESIZE,
    /** Delete it; nothing happens when it is gone. */
    DELETE,
    /** Only tell how it stands. */
    STATUS,
    /** Tell of all pools of the account. */
    LIST;

    /** @throws InvalidRequestException when there is no such action; null means {@link #ENSURE} */
    public static PoolAction parse(String name) {
        if (name == null) {
            return ENSURE;
        }
        return Arrays.stream(values())
                .filter(action -> action.symbol().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("The action '%s' is not known: choose %s."
                        .formatted(
                                name,
                                Arrays.stream(values()).map(PoolAction::symbol).collect(Collectors.joining(", ")))));
    }

    /** As users write it. */
    String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }
}

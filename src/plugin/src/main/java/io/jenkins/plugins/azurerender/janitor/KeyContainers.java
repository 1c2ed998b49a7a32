package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The containers of the share keys of existing pools. A pool without a valid owner can be of any folder. */
final class KeyContainers {

    private final Set<String> owned = new HashSet<>();
    private final List<String> poolsWithoutOwner = new ArrayList<>();
    private final Map<String, Set<String>> withoutOwner = new HashMap<>();

    /** @param pools owners by the ID of the pool */
    KeyContainers(Map<String, Optional<Owner>> pools) {
        pools.forEach((pool, owner) -> owner.ifPresentOrElse(
                found -> names(found.folder(), pool).forEach(owned::add), () -> poolsWithoutOwner.add(pool)));
    }

    /** Returns whether a container is the one of the share keys of an existing pool. */
    boolean contains(Owner container) {
        return container.kind() == ResourceKind.KEYS
                && (owned.contains(container.id())
                        || withoutOwner
                                .computeIfAbsent(container.folder(), this::namesIn)
                                .contains(container.id()));
    }

    private Set<String> namesIn(String folder) {
        return poolsWithoutOwner.stream().flatMap(pool -> names(folder, pool)).collect(Collectors.toSet());
    }

    private static Stream<String> names(String folder, String pool) {
        return Stream.of(pool, autoPoolPrefix(pool)).map(id -> ResourceNames.mountContainer(folder, id));
    }

    /** Returns the prefix of an auto pool ID: its key container was named before Batch generated the ID. */
    private static String autoPoolPrefix(String pool) {
        int end = pool.lastIndexOf('_');
        return end < 0 ? pool : pool.substring(0, end);
    }
}

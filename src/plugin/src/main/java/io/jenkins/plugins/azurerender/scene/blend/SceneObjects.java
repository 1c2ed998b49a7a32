package io.jenkins.plugins.azurerender.scene.blend;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The objects of each scene of a file: those of its bases, and since 2.80 those of its collections, including
 * collections that all view layers exclude.
 */
final class SceneObjects {

    /** Structures with the objects and collections of a scene or collection. */
    static final Set<String> TYPES = Set.of("Base", "CollectionObject", "CollectionChild");

    private static final int MAX_LINKS = 500_000;

    /** Addresses of the objects, by the address of the scene or collection. */
    private final Map<Long, long[]> objects = new HashMap<>();

    private final Map<Long, long[]> collections = new HashMap<>();
    private int remainingLinks = MAX_LINKS;
    private boolean truncated;

    /** Adds a scene or a collection. */
    void add(DataBlock block) {
        remainingLinks -= block.parts().size();
        truncated |= block.isTruncated() || remainingLinks < 0;
        if (!truncated) {
            objects.put(block.address(), links(block, Map.of("Base", "object", "CollectionObject", "ob")));
            collections.put(block.address(), links(block, Map.of("CollectionChild", "collection")));
        }
    }

    /** @param fields pointer by the structure that contains it */
    private static long[] links(DataBlock block, Map<String, String> fields) {
        return block.parts().stream()
                .filter(part -> fields.containsKey(part.type()))
                .mapToLong(part -> part.pointer(fields.get(part.type())))
                .toArray();
    }

    /** Returns whether the file has more objects than can be read. */
    boolean isTruncated() {
        return truncated;
    }

    /** Returns the addresses of the objects of a scene; empty if the file has more objects than can be read. */
    Set<Long> of(long scene) {
        Set<Long> found = new HashSet<>();
        Set<Long> seen = new HashSet<>();
        Deque<Long> queue = new ArrayDeque<>();
        queue.add(scene);
        while (!truncated && !queue.isEmpty()) {
            long next = queue.remove();
            if (seen.add(next)) {
                add(objects, next, found);
                add(collections, next, queue);
            }
        }
        return found;
    }

    private static void add(Map<Long, long[]> links, long address, Collection<Long> target) {
        for (long link : links.getOrDefault(address, new long[0])) {
            target.add(link);
        }
    }
}

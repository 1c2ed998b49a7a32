package io.jenkins.plugins.azurerender.scene.blend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A thing of a .blend file that has a name, such as a scene or an image, with those of its parts that matter here. */
final class DataBlock {

    private static final int MAX_PARTS = 200_000;
    private static final int MAX_BYTES = 32 << 20;

    private final String code;
    private final long address;
    private final List<BlendData> parts = new ArrayList<>();
    private final Map<Long, BlendData> byAddress = new HashMap<>();
    private int bytes;
    private boolean cut;

    /** @param code two letters, such as {@code SC} */
    DataBlock(String code, long address) {
        this.code = code;
        this.address = address;
    }

    String code() {
        return code;
    }

    long address() {
        return address;
    }

    /** How many bytes the next part may have. */
    int room() {
        return parts.size() < MAX_PARTS ? MAX_BYTES - bytes : 0;
    }

    /** @param size its bytes */
    void add(long place, BlendData part, int size) {
        bytes += size;
        parts.add(part);
        byAddress.put(place, part);
    }

    /** Notes that a part, or the rest of one, had no room any more. */
    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    List<BlendData> parts() {
        return parts;
    }

    List<BlendData> parts(String type) {
        return parts.stream().filter(part -> part.type().equals(type)).toList();
    }

    /** As {@link #at}, but only once: what belongs to one part alone is never looked through for another. */
    @CheckForNull
    BlendData take(long place) {
        return place == 0 ? null : byAddress.remove(place);
    }

    /** What a pointer points to, or null when it is not among the parts. */
    @CheckForNull
    BlendData at(long place) {
        return place == 0 ? null : byAddress.get(place);
    }

    /** With the two letters of its kind before it, such as {@code IMbrick}; names are unique so. */
    String name() {
        return parts.isEmpty() ? code : parts.get(0).inner("id").text("name");
    }
}

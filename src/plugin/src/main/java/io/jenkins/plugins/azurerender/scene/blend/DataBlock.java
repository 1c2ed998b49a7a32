package io.jenkins.plugins.azurerender.scene.blend;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A named data-block, such as a scene or an image, with its relevant parts. */
final class DataBlock {

    private static final int MAX_PARTS = 200_000;
    private static final int MAX_BYTES = 32 << 20;

    private final String code;
    private final long address;
    private final List<BlendData> parts = new ArrayList<>();
    private final Map<Long, BlendData> byAddress = new HashMap<>();
    private final Set<Long> texts = new HashSet<>();
    private int bytes;
    private boolean truncated;

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

    /** Returns the maximum size of the next part in bytes. */
    int remainingBytes() {
        return parts.size() < MAX_PARTS ? MAX_BYTES - bytes : 0;
    }

    /** @param size in bytes */
    void add(long address, BlendData part, int size) {
        bytes += size;
        parts.add(part);
        byAddress.put(address, part);
    }

    /** Expects a text that is a part without a structure. */
    void expectText(long address) {
        texts.add(address);
    }

    boolean expectsText(long address) {
        return texts.contains(address);
    }

    /** Records that parts were skipped because the block is too large. */
    void markTruncated() {
        truncated = true;
    }

    boolean isTruncated() {
        return truncated;
    }

    List<BlendData> parts() {
        return parts;
    }

    List<BlendData> parts(String type) {
        return parts.stream().filter(part -> part.type().equals(type)).toList();
    }

    /** Returns the part at an address and removes it, so that parts with a single owner are not searched again. */
    @CheckForNull
    BlendData remove(long address) {
        return address == 0 ? null : byAddress.remove(address);
    }

    /** Returns the part at an address, or null. */
    @CheckForNull
    BlendData at(long address) {
        return address == 0 ? null : byAddress.get(address);
    }

    /** Returns the unique name, which includes the code, such as {@code IMbrick}. */
    String name() {
        return parts.isEmpty() ? code : parts.get(0).inner("id").text("name");
    }
}

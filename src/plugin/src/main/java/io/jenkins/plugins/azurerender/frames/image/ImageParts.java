package io.jenkins.plugins.azurerender.frames.image;

import java.util.ArrayList;
import java.util.List;

/** The parts of a file that a decoder gets, in order: ranges of the file, and bytes in memory that replace others. */
final class ImageParts {

    /**
     * One part.
     *
     * @param start position in the stream that the decoder reads
     * @param from position in the file; -1 for bytes in memory
     * @param bytes null for a range of the file
     */
    @SuppressWarnings("ArrayRecordComponent") // parts are never compared
    record Part(long start, long from, long length, byte[] bytes) {

        long end() {
            return start + length;
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private long length;

    /** Appends a range of the file. */
    void add(long from, long size) {
        if (size == 0) {
            return;
        }
        Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last != null && last.bytes() == null && last.from() + last.length() == from) {
            parts.set(parts.size() - 1, new Part(last.start(), last.from(), last.length() + size, null));
        } else {
            parts.add(new Part(length, from, size, null));
        }
        length += size;
    }

    /** Appends bytes that are not in the file. */
    void add(byte[] bytes) {
        if (bytes.length > 0) {
            parts.add(new Part(length, -1, bytes.length, bytes));
            length += bytes.length;
        }
    }

    long length() {
        return length;
    }

    /** The part at a position of the stream; null after its end. */
    Part at(long position) {
        int low = 0;
        int high = parts.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Part part = parts.get(middle);
            if (position < part.start()) {
                high = middle - 1;
            } else if (position >= part.end()) {
                low = middle + 1;
            } else {
                return part;
            }
        }
        return null;
    }
}

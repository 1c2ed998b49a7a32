package io.jenkins.plugins.azurerender.assets;

import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * A hash table of 256-bit values with 128-bit keys that are already hashes, in one array: 48 bytes per slot, no
 * objects.
 */
final class HashTable {

    static final int RECORD_BYTES = 48;

    private static final int WORDS = 6;
    private static final int MIN_SLOTS = 1 << 8;

    private long[] words;
    private BitSet full = new BitSet();
    private BitSet used = new BitSet();
    private int size;

    HashTable(int expected) {
        int slots = MIN_SLOTS;
        while (slots * 2L < expected * 3L) {
            slots *= 2;
        }
        words = new long[slots * WORDS];
    }

    int slots() {
        return words.length / WORDS;
    }

    int size() {
        return size;
    }

    int used() {
        return used.cardinality();
    }

    int unused() {
        return size - used();
    }

    /**
     * Returns whether the slot contains a record.
     *
     * @param any false to consider only records that were found or put since the table was created
     */
    boolean holds(int slot, boolean any) {
        return any ? full.get(slot) : used.get(slot);
    }

    /** Returns the value, or null. Marks the record as used. */
    byte[] find(long high, long low) {
        int slot = slot(high, low);
        if (!full.get(slot)) {
            return null;
        }
        used.set(slot);
        ByteBuffer value = ByteBuffer.allocate(32);
        for (int i = 2; i < WORDS; i++) {
            value.putLong(words[slot * WORDS + i]);
        }
        return value.array();
    }

    void put(long high, long low, byte[] value) {
        ByteBuffer longs = ByteBuffer.wrap(value);
        used.set(insert(high, low, longs.getLong(), longs.getLong(), longs.getLong(), longs.getLong()));
    }

    void read(ByteBuffer in) {
        insert(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    void write(int slot, ByteBuffer out) {
        for (int i = 0; i < WORDS; i++) {
            out.putLong(words[slot * WORDS + i]);
        }
    }

    private int insert(long... record) {
        if ((size + 1) * 4L > slots() * 3L) {
            grow();
        }
        int slot = slot(record[0], record[1]);
        if (!full.get(slot)) {
            full.set(slot);
            size++;
        }
        System.arraycopy(record, 0, words, slot * WORDS, WORDS);
        return slot;
    }

    /** Returns the slot of the key, or the free slot where it would be inserted. */
    private int slot(long high, long low) {
        int slots = slots();
        int slot = (int) Long.remainderUnsigned(high, slots);
        while (full.get(slot) && (words[slot * WORDS] != high || words[slot * WORDS + 1] != low)) {
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return slot;
    }

    private void grow() {
        long[] old = words;
        BitSet oldFull = full;
        BitSet oldUsed = used;
        words = new long[old.length * 2];
        full = new BitSet();
        used = new BitSet();
        size = 0;
        for (int from = oldFull.nextSetBit(0); from >= 0; from = oldFull.nextSetBit(from + 1)) {
            long[] record = new long[WORDS];
            System.arraycopy(old, from * WORDS, record, 0, WORDS);
            int slot = insert(record);
            if (oldUsed.get(from)) {
                used.set(slot);
            }
        }
    }
}

package io.jenkins.plugins.azurerender.scene;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damages files: flips bits, truncates, writes implausible numbers, removes, duplicates or moves parts. */
final class Damage {

    private static final long[] EXTREME_NUMBERS = {
        0,
        1,
        -1,
        2,
        0x7f,
        0x80,
        0xff,
        0x7fff,
        0x8000,
        0xffff,
        1 << 20,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xffffffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private Damage() {}

    /** Returns a copy of the content with one to six damages. */
    static byte[] to(byte[] content, Random random) {
        byte[] damaged = content.clone();
        for (int count = 1 + random.nextInt(6); count > 0; count--) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] content, Random random) {
        if (content.length < 16) {
            return content;
        }
        int at = random.nextInt(content.length);
        int length = 1 + random.nextInt(Math.min(content.length - at, 1 << random.nextInt(12)));
        return switch (random.nextInt(8)) {
            case 0 -> flip(content, at, random.nextInt(8));
            case 1 -> writeNumber(content, random);
            case 2 -> writeNumber(content, random);
            case 3 -> Arrays.copyOf(content, at);
            case 4 -> replace(content, at, length, new byte[0]);
            case 5 -> replace(content, random.nextInt(content.length), 0, Arrays.copyOfRange(content, at, at + length));
            case 6 -> replace(content, at, length, noise(length, random));
            default -> swap(content, at, random);
        };
    }

    private static byte[] flip(byte[] content, int at, int bit) {
        content[at] ^= (byte) (1 << bit);
        return content;
    }

    private static byte[] writeNumber(byte[] content, Random random) {
        int at = random.nextInt(content.length - 8);
        ByteBuffer bytes =
                ByteBuffer.wrap(content).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long number = random.nextInt(4) == 0
                ? random.nextInt(2 * content.length)
                : EXTREME_NUMBERS[random.nextInt(EXTREME_NUMBERS.length)];
        switch (random.nextInt(4)) {
            case 0 -> bytes.put(at, (byte) number);
            case 1 -> bytes.putShort(at, (short) number);
            case 2 -> bytes.putInt(at, (int) number);
            default -> bytes.putLong(at, number);
        }
        return content;
    }

    private static byte[] replace(byte[] content, int at, int length, byte[] other) {
        return ByteBuffer.allocate(content.length - length + other.length)
                .put(content, 0, at)
                .put(other)
                .put(content, at + length, content.length - at - length)
                .array();
    }

    private static byte[] noise(int length, Random random) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] swap(byte[] content, int middle, Random random) {
        int from = random.nextInt(middle + 1);
        int to = middle + random.nextInt(content.length - middle);
        byte[] second = Arrays.copyOfRange(content, middle, to);
        byte[] first = Arrays.copyOfRange(content, from, middle);
        byte[] both = Arrays.copyOf(second, second.length + first.length);
        System.arraycopy(first, 0, both, second.length, first.length);
        return replace(content, from, to - from, both);
    }
}

package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.io.Table;
import java.util.HashMap;
import java.util.Map;

/**
 * Converts numbers of binary scenes to those of ASCII scenes. Times are stored as integer ticks, other numbers as
 * doubles.
 */
final class MayaTime {

    private static final Map<String, Double> RATES = new HashMap<>();

    static {
        Table.lines(MayaTime.class, "rates.txt").forEach(line -> RATES.put(line.get(0), Double.valueOf(line.get(1))));
    }

    /** Frames per second. */
    private double rate = 24;
    /** Ticks per second, which newer scenes specify. */
    private double ticks = 6000;

    void unit(String name) {
        rate = RATES.getOrDefault(name, number(name.replaceFirst("fps$", ""), rate));
    }

    void ticks(String number) {
        ticks = number(number, ticks);
    }

    private static double number(String text, double defaultValue) {
        try {
            double number = Double.parseDouble(text);
            return number > 0 && Double.isFinite(number) ? number : defaultValue;
        } catch (NumberFormatException x) {
            return defaultValue;
        }
    }

    /** Reads a number. Ticks that are read as a double are close to zero, which identifies them. */
    String number(Chunk chunk) {
        if (chunk.remaining() < 8) {
            return String.valueOf(chunk.integer() / ticks * rate);
        }
        long bits = chunk.longInteger();
        double value = Double.longBitsToDouble(bits);
        boolean isTime = value != 0 && Math.abs(value) < 1e-200 || Double.isNaN(value);
        return String.valueOf(isTime ? bits / ticks * rate : value);
    }
}

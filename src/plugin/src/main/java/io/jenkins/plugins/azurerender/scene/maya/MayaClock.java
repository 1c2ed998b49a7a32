package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.io.Table;
import java.util.HashMap;
import java.util.Map;

/** Turns the numbers of binary scenes into those of the text: times are whole ticks there, all else is a fraction. */
final class MayaClock {

    private static final Map<String, Double> RATES = new HashMap<>();

    static {
        Table.lines(MayaClock.class, "rates.txt").forEach(line -> RATES.put(line.get(0), Double.valueOf(line.get(1))));
    }

    /** Frames in a second. */
    private double rate = 24;
    /** Ticks in a second; newer scenes say how many. */
    private double ticks = 6000;

    void unit(String name) {
        rate = RATES.getOrDefault(name, number(name.replaceFirst("fps$", ""), rate));
    }

    void ticks(String number) {
        ticks = number(number, ticks);
    }

    private static double number(String text, double otherwise) {
        try {
            double number = Double.parseDouble(text);
            return number > 0 && Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Ticks read as a fraction would be next to nothing: that tells them from fractions. */
    String number(Chunk chunk) {
        if (chunk.left() < 8) {
            return String.valueOf(chunk.whole() / ticks * rate);
        }
        long bits = chunk.wide();
        double fraction = Double.longBitsToDouble(bits);
        boolean isTime = fraction != 0 && Math.abs(fraction) < 1e-200 || Double.isNaN(fraction);
        return String.valueOf(isTime ? bits / ticks * rate : fraction);
    }
}

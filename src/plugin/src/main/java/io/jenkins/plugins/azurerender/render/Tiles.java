package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number of columns and rows of a frame's tiles. Each tile is rendered by its own task. */
public record Tiles(int columns, int rows) implements Serializable {

    /** No tiles. */
    public static final Tiles NONE = new Tiles(1, 1);

    private static final int MAX_COUNT = 16;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\s*x\\s*(\\d{1,3})");

    /** @throws InvalidRequestException when a number is out of range */
    public Tiles {
        if (columns < 1 || rows < 1 || columns > MAX_COUNT || rows > MAX_COUNT) {
            throw new InvalidRequestException("The tiles %s x %s are invalid: use 1 to %s columns and rows, as in 2x2."
                    .formatted(columns, rows, MAX_COUNT));
        }
    }

    /**
     * Parses tiles.
     *
     * @param text such as {@code 2x2}; null and blank for none
     */
    public static Tiles parse(String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        Matcher tiles = TEXT.matcher(text.strip());
        if (!tiles.matches()) {
            throw new InvalidRequestException(
                    "The tiles '%s' are invalid: write columns x rows, as in 2x2.".formatted(text.strip()));
        }
        return new Tiles(Integer.parseInt(tiles.group(1)), Integer.parseInt(tiles.group(2)));
    }

    public int count() {
        return columns * rows;
    }

    @Override
    public String toString() {
        return columns + "x" + rows;
    }
}

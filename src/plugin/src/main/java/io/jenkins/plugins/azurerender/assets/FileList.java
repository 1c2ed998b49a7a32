package io.jenkins.plugins.azurerender.assets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A number of files, of which the first few are named.
 *
 * @param first names in the project
 */
public record FileList(int count, List<String> first) implements Serializable {

    /** Names no file. */
    public static final FileList NONE = new FileList(0, List.of());

    private static final int MAX_LISTED = 5;

    public FileList {
        first = Collections.unmodifiableList(new ArrayList<>(first)); // Jenkins accepts no List.of from an agent
    }

    static FileList of(List<String> names) {
        return new FileList(
                names.size(), names.stream().sorted().limit(MAX_LISTED).toList());
    }

    /** Returns whether names are listed if there are any files. */
    public boolean isComplete() {
        return count >= 0 && first.size() <= count && (count == 0) == first.isEmpty();
    }

    /** Returns this list with names limited in number, and in length by {@code text}. */
    public FileList limited(UnaryOperator<String> text) {
        return new FileList(count, first.stream().limit(MAX_LISTED).map(text).toList());
    }

    /**
     * Returns a sentence about the files without its end, such as {@code 2 files are empty, such as a.png, b.png}.
     *
     * @param one about a single file, such as {@code is empty}
     * @param several about several files, such as {@code are empty}
     */
    String sentence(String one, String several) {
        return count == 1
                ? "The file '%s' %s".formatted(first.get(0), one)
                : "%s files %s, such as %s".formatted(count, several, String.join(", ", first));
    }
}

package io.jenkins.plugins.azurerender.scene;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a .blend file requires of the Blender that renders it, apart from its files.
 *
 * @param drivers drivers that Blender does not evaluate if scripts are disabled, such as {@code Cube.location}
 * @param scripts texts that Blender runs when it opens the file
 * @param nodeTypes types of nodes that are not part of Blender
 */
public record Requirements(Names drivers, Names scripts, Names nodeTypes) implements Serializable {

    public static final Requirements NONE = new Requirements(Names.NONE, Names.NONE, Names.NONE);

    /** An agent can send anything. */
    public Requirements {
        Objects.requireNonNull(drivers);
        Objects.requireNonNull(scripts);
        Objects.requireNonNull(nodeTypes);
    }

    /**
     * The first names of a kind, without duplicates.
     *
     * @param total number of all names
     */
    public record Names(int total, List<String> first) implements Serializable {

        public static final Names NONE = new Names(0, List.of());

        private static final int MAX_KEPT = 20;
        private static final int MAX_LISTED = 5;

        public Names {
            first = new ArrayList<>(first);
        }

        public boolean isEmpty() {
            return first.isEmpty();
        }

        /** Returns these names with one more. */
        public Names with(String name) {
            if (first.contains(name)) {
                return this;
            }
            List<String> more = new ArrayList<>(first);
            if (more.size() < MAX_KEPT) {
                more.add(name);
            }
            return new Names(total + 1, more);
        }

        /** Returns these names and others, each of which is changed by {@code naming}. */
        public Names with(Names others, UnaryOperator<String> naming) {
            Names all = this;
            for (String name : others.first()) {
                all = all.with(naming.apply(name));
            }
            return new Names(all.total + others.total - others.first.size(), all.first);
        }

        /** Returns the first names, each changed by {@code text}, with a total that fits to them. */
        public Names limited(UnaryOperator<String> text) {
            List<String> few = first.stream().limit(MAX_KEPT).map(text).toList();
            return new Names(few.isEmpty() ? 0 : Math.max(total, few.size()), few);
        }

        /** Returns the number and the first names, such as {@code 7: a, b, c, d, e and 2 more}. */
        @Override
        public String toString() {
            int listed = Math.min(first.size(), MAX_LISTED);
            return total + ": " + String.join(", ", first.subList(0, listed))
                    + (total > listed ? " and %s more".formatted(total - listed) : "");
        }
    }

    /**
     * Returns these requirements and those of a linked file. Blender does not run the texts of a linked file.
     *
     * @param file name of the linked file
     */
    public Requirements withLinked(Requirements linked, String file) {
        return new Requirements(
                drivers.with(linked.drivers, name -> name + " of " + file),
                scripts,
                nodeTypes.with(linked.nodeTypes, name -> name));
    }

    /** Returns these requirements with all texts limited by {@code text}, and in number. */
    public Requirements limited(UnaryOperator<String> text) {
        return new Requirements(drivers.limited(text), scripts.limited(text), nodeTypes.limited(text));
    }
}

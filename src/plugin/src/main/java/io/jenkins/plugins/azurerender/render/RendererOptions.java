package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Switches that most renderers have. Empty text, empty lists and 0 leave what the scene says.
 *
 * @param program name or path of the program on the node, instead of the usual one
 * @param layers render layers or view layers
 * @param width of the picture in pixels, together with {@code height}
 * @param threads processors to use
 * @param arguments more arguments, each passed on as it is
 */
public record RendererOptions(
        String program, String camera, List<String> layers, int width, int height, int threads, List<String> arguments)
        implements Serializable {

    private static final int LARGEST_PICTURE = 65_536;
    private static final int MOST_THREADS = 1_024;
    private static final int LONGEST_TEXT = 1_000;

    /** Everything as the scene says. */
    public static final RendererOptions NONE = new RendererOptions("", "", List.of(), 0, 0, 0, List.of());

    /** @throws InvalidRequestException when a number is out of range or a text cannot be passed on */
    public RendererOptions {
        layers = new ArrayList<>(layers);
        arguments = new ArrayList<>(arguments);
        plain("program", program);
        plain("camera", camera);
        layers.forEach(layer -> plain("layer", layer));
        arguments.forEach(argument -> {
            if (argument.indexOf('\0') >= 0 || argument.length() > LONGEST_TEXT) {
                throw new InvalidRequestException(
                        "An argument cannot be passed to the renderer: it may have at most %d characters and no null character."
                                .formatted(LONGEST_TEXT));
            }
        });
        if ((width == 0) != (height == 0) || !size(width) || !size(height)) {
            throw new InvalidRequestException(
                    "The size is %d x %d: give width and height together, 1 to %d pixels each."
                            .formatted(width, height, LARGEST_PICTURE));
        }
        if (threads < 0 || threads > MOST_THREADS) {
            throw new InvalidRequestException(
                    "The threads are %d: give 1 to %d, or 0 for all processors.".formatted(threads, MOST_THREADS));
        }
    }

    private static boolean size(int pixels) {
        return pixels >= 0 && pixels <= LARGEST_PICTURE;
    }

    private static void plain(String what, String text) {
        if (text.chars().anyMatch(Character::isISOControl) || text.length() > LONGEST_TEXT) {
            throw new InvalidRequestException(
                    "The %s cannot be passed to the renderer: it may have at most %d characters and no control characters."
                            .formatted(what, LONGEST_TEXT));
        }
    }

    /** The program to start: the one given, or the usual one. */
    public String programOr(String usual) {
        return program.isEmpty() ? usual : program;
    }

    public boolean hasSize() {
        return width > 0;
    }

    /** The extra arguments as templates that stand for themselves. */
    public List<String> literalArguments() {
        return arguments.stream().map(Template::literal).toList();
    }

    /** Refuses extra arguments that would take away what the plan relies on. */
    public void refuseArguments(String title, Set<String> reserved) {
        for (String argument : arguments) {
            String name = argument.split("[=:]", 2)[0];
            if (reserved.contains(name)) {
                throw new InvalidRequestException(
                        "The argument '%s' conflicts with the step: remove it and use the step's parameters (for %s, the step sets %s)."
                                .formatted(argument, title, String.join(", ", new TreeSet<>(reserved))));
            }
        }
    }
}

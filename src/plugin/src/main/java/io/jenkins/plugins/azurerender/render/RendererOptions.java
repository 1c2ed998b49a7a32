package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Options that most renderers have. Empty text, empty lists and 0 keep the setting of the scene.
 *
 * @param program name or path of the program on the node, instead of the default
 * @param layers render layers or view layers
 * @param width image width in pixels, set together with {@code height}
 * @param threads number of processors to use
 * @param arguments additional arguments, passed unchanged
 */
public record RendererOptions(
        String program, String camera, List<String> layers, int width, int height, int threads, List<String> arguments)
        implements Serializable {

    private static final int MAX_PIXELS = 65_536;
    private static final int MAX_THREADS = 1_024;
    private static final int MAX_TEXT_LENGTH = 1_000;

    /** Keeps all settings of the scene. */
    public static final RendererOptions NONE = new RendererOptions("", "", List.of(), 0, 0, 0, List.of());

    /** @throws InvalidRequestException when a number is out of range or a text is too long or has control characters */
    public RendererOptions {
        layers = new ArrayList<>(layers);
        arguments = new ArrayList<>(arguments);
        checkText("program", program);
        checkText("camera", camera);
        layers.forEach(layer -> checkText("layer", layer));
        arguments.forEach(argument -> {
            if (argument.indexOf('\0') >= 0 || argument.length() > MAX_TEXT_LENGTH) {
                throw new InvalidRequestException(
                        "An argument cannot be passed to the renderer: it may have at most %s characters and no null character."
                                .formatted(MAX_TEXT_LENGTH));
            }
        });
        if ((width == 0) != (height == 0) || !size(width) || !size(height)) {
            throw new InvalidRequestException(
                    "The size %s x %s is invalid: set width and height together, 1 to %s pixels each."
                            .formatted(width, height, MAX_PIXELS));
        }
        if (threads < 0 || threads > MAX_THREADS) {
            throw new InvalidRequestException(
                    "The number of threads %s is invalid: use 1 to %s, or 0 for all processors."
                            .formatted(threads, MAX_THREADS));
        }
    }

    private static boolean size(int pixels) {
        return pixels >= 0 && pixels <= MAX_PIXELS;
    }

    /** @throws InvalidRequestException when a text is too long or has control characters */
    public static void checkText(String label, String text) {
        if (text.chars().anyMatch(Character::isISOControl) || text.length() > MAX_TEXT_LENGTH) {
            throw new InvalidRequestException(
                    "The %s cannot be passed to the renderer: it may have at most %s characters and no control characters."
                            .formatted(label, MAX_TEXT_LENGTH));
        }
    }

    /** Returns the configured program, or the default. */
    public String programOr(String defaultProgram) {
        return program.isEmpty() ? defaultProgram : program;
    }

    public boolean hasSize() {
        return width > 0;
    }

    /** Returns the additional arguments as literal templates. */
    public List<String> literalArguments() {
        return arguments.stream().map(Template::literal).toList();
    }
}

package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Options that users write as one of a few lower-case words. */
public final class EnumOption {

    private EnumOption() {}

    /**
     * Returns the constant with this name.
     *
     * @param option the option's name, for the message
     * @param text the constant's name in any case; null for the first constant
     * @throws InvalidRequestException when there is no such constant
     */
    public static <E extends Enum<E>> E parse(String option, String text, Class<E> type) {
        if (text == null) {
            return type.getEnumConstants()[0];
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "Unknown value '%s' for %s: use %s.".formatted(text, option, names(type))));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

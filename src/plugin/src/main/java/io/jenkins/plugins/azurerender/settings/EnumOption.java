package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parses options whose values are the constants of an enum. */
public final class EnumOption {

    private EnumOption() {}

    /**
     * Returns the constant with this name.
     *
     * @param option name of the option, for the message
     * @param text name of the constant in any case; null for the first constant
     * @throws InvalidRequestException if the constant does not exist
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

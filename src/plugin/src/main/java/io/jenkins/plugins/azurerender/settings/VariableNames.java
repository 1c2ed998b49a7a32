package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks names of environment variables. */
public final class VariableNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private VariableNames() {}

    /** @throws InvalidRequestException if it is not valid or reserved */
    public static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    "'%s' is not a valid variable name: use letters, digits and underscores, not beginning with a digit."
                            .formatted(name));
        }
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("AZ_BATCH_")) {
            throw new InvalidRequestException(
                    "The variable '%s' cannot be set: names that begin with AZ_BATCH_ are reserved for Azure Batch. Use another name."
                            .formatted(name));
        }
        if (upper.startsWith("RENDER_")) {
            throw new InvalidRequestException(
                    "The variable '%s' cannot be set: names that begin with RENDER_ are reserved for this plugin. Use another name."
                            .formatted(name));
        }
    }
}

package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What may name a variable of a render task. */
public final class VariableNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private VariableNames() {}

    /** @throws InvalidRequestException when it is no name, or one that Batch or this plugin sets */
    public static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    "The variable '%s' cannot be set: use letters, digits and underscores, and no digit first."
                            .formatted(name));
        }
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("AZ_BATCH_")) {
            throw new InvalidRequestException(
                    "The variable '%s' cannot be set: Azure Batch sets those that begin with AZ_BATCH_; choose another name."
                            .formatted(name));
        }
        if (upper.startsWith("RENDER_")) {
            throw new InvalidRequestException(
                    "The variable '%s' cannot be set: those that begin with RENDER_ tell a task its work; choose another name."
                            .formatted(name));
        }
    }
}

package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.FormAccess;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * Checks a field while it is typed, by the very check that the step makes when it starts and with its very sentence. What
 * is left empty has a default, and what holds an expression of the build cannot be known yet: both are well.
 */
public final class FieldCheck {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private FieldCheck() {}

    /** Says only what is wrong. */
    public static FormValidation of(Item item, String value, Consumer<String> check) {
        return telling(item, value, text -> {
            check.accept(text);
            return FormValidation.ok();
        });
    }

    /** Says what is wrong, or else what the function makes of the value. */
    public static FormValidation telling(Item item, String value, Function<String, FormValidation> check) {
        String text = Util.fixEmptyAndTrim(value);
        if (text == null || text.contains("${") || !FormAccess.mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            return check.apply(text);
        } catch (InvalidRequestException x) {
            return FormValidation.error(x.getMessage());
        }
    }

    /** For whole numbers; what is none is said by the form itself. */
    public static FormValidation number(Item item, String value, IntConsumer check) {
        return of(item, value, text -> {
            if (WHOLE.matcher(text).matches()) {
                check.accept(Integer.parseInt(text));
            }
        });
    }

    /** The whole number that a text is; 0 when it is none. */
    public static int integer(String text) {
        return text != null && WHOLE.matcher(text.strip()).matches() ? Integer.parseInt(text.strip()) : 0;
    }

    /** The number that a text is; no number at all when it is none. */
    public static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException x) {
            return Double.NaN;
        }
    }

    /** As {@link #of}, but it must not be left empty. */
    public static FormValidation required(Item item, String value, Consumer<String> check) {
        if (Util.fixEmptyAndTrim(value) != null || !FormAccess.mayConfigure(item)) {
            return of(item, value, check);
        }
        try {
            check.accept("");
            return FormValidation.ok();
        } catch (InvalidRequestException x) {
            return FormValidation.error(x.getMessage());
        }
    }
}

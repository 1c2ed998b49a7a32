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
 * Checks form fields with the validation and messages of the step. Empty values and values with variables of the build
 * are accepted.
 */
public final class FieldCheck {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

    private FieldCheck() {}

    /** Returns an error if the check fails. */
    public static FormValidation of(Item item, String value, Consumer<String> check) {
        return describe(item, value, text -> {
            check.accept(text);
            return FormValidation.ok();
        });
    }

    /** Returns an error if the check fails, otherwise its result. */
    static FormValidation describe(Item item, String value, Function<String, FormValidation> check) {
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

    /** Checks an integer. Other values are accepted, because the form reports them. */
    public static FormValidation number(Item item, String value, IntConsumer check) {
        return of(item, value, text -> {
            if (INTEGER.matcher(text).matches()) {
                check.accept(Integer.parseInt(text));
            }
        });
    }

    /** Returns the integer, or 0 for other text. */
    public static int integer(String text) {
        return text != null && INTEGER.matcher(text.strip()).matches() ? Integer.parseInt(text.strip()) : 0;
    }

    /** Returns the number, or NaN for other text. */
    public static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException x) {
            return Double.NaN;
        }
    }

    /** Returns an error if the check fails, or a note if the value is empty: a new form has no errors. */
    public static FormValidation required(Item item, String value, Consumer<String> check) {
        return Util.fixEmptyAndTrim(value) == null && FormAccess.mayConfigure(item)
                ? FormValidation.ok(Messages.FieldCheck_Required())
                : of(item, value, check);
    }
}

package io.jenkins.plugins.azurerender.account;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.function.Consumer;
import jenkins.model.Jenkins;

/** The permission checks of web methods for forms. */
public final class FormAccess {

    private FormAccess() {}

    /**
     * Returns the result of a check for an administrator.
     *
     * @param setter throws an {@link InvalidRequestException} if the value is invalid
     */
    static <T> FormValidation checkAsAdministrator(T value, Consumer<T> setter) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            setter.accept(value);
            return FormValidation.ok();
        } catch (InvalidRequestException x) {
            return FormValidation.error(x.getMessage());
        }
    }

    /**
     * Returns the result of a check of an optional number for an administrator.
     *
     * @param setter throws an {@link InvalidRequestException} if the number is invalid
     */
    static FormValidation checkNumberAsAdministrator(String value, Consumer<Integer> setter) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (Util.fixEmptyAndTrim(value) == null) {
            return FormValidation.ok();
        }
        FormValidation number = FormValidation.validateNonNegativeInteger(value);
        return number.kind == FormValidation.Kind.OK ? checkAsAdministrator(Integer.valueOf(value), setter) : number;
    }

    /**
     * Returns whether the user can configure the item.
     *
     * @param item the job or folder of the form; null for a global form
     */
    public static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }
}

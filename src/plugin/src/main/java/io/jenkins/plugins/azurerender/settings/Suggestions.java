package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import io.jenkins.plugins.azurerender.account.AccountLookup;
import io.jenkins.plugins.azurerender.account.FormAccess;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Suggestions of a text field, which also accepts any other value. */
public final class Suggestions {

    private Suggestions() {}

    /** Returns the suggestions; may send requests. */
    public interface Source {
        Collection<String> find() throws IOException;
    }

    /**
     * Returns the suggestions of the source. Returns only the current value if the user cannot configure the item, or
     * if the source fails; the check of the field then reports the error.
     *
     * @param item the item of the form; null for a global form
     */
    public static ComboBoxModel of(Item item, String current, Source source) {
        Set<String> suggestions = new LinkedHashSet<>();
        // The field selects the first matching item on the tab key: this keeps an empty field empty.
        suggestions.add("");
        if (Util.fixEmptyAndTrim(current) != null) {
            suggestions.add(current.strip());
        }
        if (FormAccess.mayConfigure(item)) {
            try {
                suggestions.addAll(source.find());
            } catch (IOException x) {
                return new ComboBoxModel(suggestions);
            }
        }
        return new ComboBoxModel(suggestions);
    }

    /** Returns the names of the render accounts. */
    public static ComboBoxModel accounts(Item item, String current) {
        return of(item, current, AccountLookup::accounts);
    }
}

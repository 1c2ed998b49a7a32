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

/** What a text field offers; anything else can be typed too, an expression of the build among it. */
public final class Suggestions {

    private Suggestions() {}

    /** Finds what to offer, and may have to ask for it. */
    public interface Source {
        Collection<String> find() throws IOException;
    }

    /**
     * What the source finds, or nothing but the current value for who may not ask, or when there is no answer: the check of
     * the field says why.
     *
     * @param item whose form it is; null for a form of Jenkins itself
     */
    public static ComboBoxModel of(Item item, String current, Source source) {
        Set<String> offered = new LinkedHashSet<>();
        // Jenkins' field takes the first one that fits when it is left by the tab key: an empty one stays empty so.
        offered.add("");
        if (Util.fixEmptyAndTrim(current) != null) {
            offered.add(current.strip());
        }
        if (FormAccess.mayConfigure(item)) {
            try {
                offered.addAll(source.find());
            } catch (IOException x) {
                return new ComboBoxModel(offered);
            }
        }
        return new ComboBoxModel(offered);
    }

    /** The names of the render accounts. */
    public static ComboBoxModel accounts(Item item, String current) {
        return of(item, current, AccountLookup::accounts);
    }
}

package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import java.io.Serial;
import java.util.List;
import org.springframework.security.core.Authentication;

/** The options of a drop-down list of credentials. */
@SuppressWarnings("rawtypes")
public abstract class AbstractIdCredentialsListBoxModel<
                T extends AbstractIdCredentialsListBoxModel<T, C>, C extends IdCredentials>
        extends ListBoxModel {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Returns the text shown for the credentials. */
    protected abstract String describe(C c);

    /** Adds the credentials unless an option has the same id. */
    public AbstractIdCredentialsListBoxModel<T, C> with(C u) {
        if (!has(u.getId())) {
            add(describe(u), u.getId());
        }
        return this;
    }

    private boolean has(String id) {
        return stream().anyMatch(option -> option.value.equals(id));
    }

    /** Adds the option "none". */
    public AbstractIdCredentialsListBoxModel<T, C> includeEmptyValue() {
        if (!has("")) {
            add(0, new Option("- none -", ""));
        }
        return this;
    }

    /** Adds the current value, even when no credentials have that id. */
    public AbstractIdCredentialsListBoxModel<T, C> includeCurrentValue(String value) {
        if (value == null || value.isEmpty()) {
            return includeEmptyValue();
        }
        if (!has(value)) {
            add("- current -", value);
        }
        return this;
    }

    /** Adds the matching credentials that the user may use in the item. */
    public AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(
            Authentication authentication,
            Item context,
            Class<? extends C> type,
            List<DomainRequirement> domainRequirements,
            CredentialsMatcher matcher) {
        CredentialsProvider.lookupCredentialsInItem(type, context, authentication, domainRequirements).stream()
                .filter(matcher::matches)
                .forEach(this::with);
        return this;
    }
}

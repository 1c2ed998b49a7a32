package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import java.io.Serial;
import java.util.List;
import org.springframework.security.core.Authentication;

/** Stands for com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel: a select of credentials. */
@SuppressWarnings("rawtypes")
public abstract class AbstractIdCredentialsListBoxModel<
                T extends AbstractIdCredentialsListBoxModel<T, C>, C extends IdCredentials>
        extends ListBoxModel {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What is shown for the credential. */
    protected abstract String describe(C c);

    /** Adds one, unless its id is there. */
    public AbstractIdCredentialsListBoxModel<T, C> with(C u) {
        if (!has(u.getId())) {
            add(describe(u), u.getId());
        }
        return this;
    }

    private boolean has(String id) {
        return stream().anyMatch(option -> option.value.equals(id));
    }

    /** Adds the choice of none. */
    public AbstractIdCredentialsListBoxModel<T, C> includeEmptyValue() {
        if (!has("")) {
            add(0, new Option("- none -", ""));
        }
        return this;
    }

    /** Adds the value that was chosen before, even when its credential is gone. */
    public AbstractIdCredentialsListBoxModel<T, C> includeCurrentValue(String value) {
        if (value == null || value.isEmpty()) {
            return includeEmptyValue();
        }
        if (!has(value)) {
            add("- current -", value);
        }
        return this;
    }

    /** Adds those the identity may use in the item and that match. */
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

package io.jenkins.plugins.azurerender.settings;

import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.AccountLookup;
import io.jenkins.plugins.azurerender.azure.batch.BatchIds;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** A field that takes the name of a pool of the account. */
public final class PoolField {

    private PoolField() {}

    /** The pools that there are. */
    public static ComboBoxModel names(Item item, String current, String account) {
        return Suggestions.of(item, current, () -> new AccountLookup(account, item)
                .pools().stream().map(ListedPool::id).toList());
    }

    /**
     * Whether it can be the name of a pool, and whether that one is there.
     *
     * @param missing what is said when it is not
     */
    public static FormValidation check(Item item, String value, String account, Supplier<FormValidation> missing) {
        return FieldCheck.telling(item, value, name -> {
            BatchIds.check("pool", name);
            try {
                Optional<ListedPool> there = new AccountLookup(account, item)
                        .pools().stream().filter(pool -> pool.id().equals(name)).findFirst();
                return there.map(pool -> FormValidation.ok(Messages.PoolField_Exists(pool.vmSize())))
                        .orElseGet(missing);
            } catch (IOException x) {
                return FormValidation.warning(x.getMessage());
            }
        });
    }
}

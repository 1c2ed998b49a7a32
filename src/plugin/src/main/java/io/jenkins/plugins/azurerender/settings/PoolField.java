package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.AccountLookup;
import io.jenkins.plugins.azurerender.account.UsablePools;
import io.jenkins.plugins.azurerender.azure.batch.BatchIds;
import io.jenkins.plugins.azurerender.azure.batch.ListedPool;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Suggestions and checks for a field with the name of a pool. */
public final class PoolField {

    private PoolField() {}

    /** Returns the names of the pools of the account that the item may use. */
    public static ComboBoxModel names(Item item, String current, String account) {
        return Suggestions.of(item, current, () -> new AccountLookup(account, item)
                .pools().stream().map(ListedPool::id).toList());
    }

    /**
     * Checks whether the name is valid, jobs may use the pool, and it exists.
     *
     * @param missing the result if it does not exist
     */
    public static FormValidation check(Item item, String value, String account, Supplier<FormValidation> missing) {
        return FieldCheck.describe(item, value, name -> {
            BatchIds.checkPool(name);
            Optional<String> refusal = UsablePools.refusal(Util.fixEmptyAndTrim(account), name);
            if (refusal.isPresent()) {
                return FormValidation.error(refusal.get());
            }
            try {
                Optional<ListedPool> found = new AccountLookup(account, item)
                        .pools().stream().filter(pool -> pool.id().equals(name)).findFirst();
                return found.map(pool -> FormValidation.ok(Messages.PoolField_Exists(pool.vmSize())))
                        .orElseGet(missing);
            } catch (IOException x) {
                return FormValidation.warning(x.getMessage());
            }
        });
    }
}

package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.azure.ResourceNames;
import java.util.Optional;

/**
 * The pools of a render account that jobs may use and create: those that an administrator lists, or all without a list. A
 * list does not apply to auto pools, which {@link ResourceAccess} checks by their owner.
 */
public final class UsablePools {

    private final String account;
    private final NamePatterns listed;

    private UsablePools(String account, NamePatterns listed) {
        this.account = account;
        this.listed = listed;
    }

    static UsablePools of(RenderAccount account) {
        return new UsablePools(account.getName(), NamePatterns.parse(account.getUsablePools()));
    }

    boolean contains(String pool) {
        return listed.isEmpty() || listed.matches(pool) || ResourceNames.isAutoPool(pool);
    }

    /** Returns the reason why jobs may not use a pool; empty if they may. */
    Optional<String> refusal(String pool) {
        return contains(pool)
                ? Optional.empty()
                : Optional.of(
                        "Jobs may not use pool '%s'. Use another pool, or ask an administrator to add it to Usable pools of the render account '%s'."
                                .formatted(pool, account));
    }

    /**
     * Returns the reason why jobs may not use a pool, without a request; empty if they may, or if the account does not exist.
     *
     * @param account name of the account; null if there is only one
     */
    public static Optional<String> refusal(String account, String pool) {
        return RenderCloud.lookup(account).flatMap(found -> of(found).refusal(pool));
    }
}

package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/** The pool of a {@code withAzureRenderPool} block, to be scaled to zero or deleted when the block ends, in any case. */
public final class HeldPool implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String id;
    private final boolean deleted;

    /** @param deleted whether the pool is deleted, rather than scaled to zero */
    public HeldPool(String account, String id, boolean deleted) {
        this.account = account;
        this.id = id;
        this.deleted = deleted;
    }

    public String getAccount() {
        return account;
    }

    public String getId() {
        return id;
    }

    public boolean isDeleted() {
        return deleted;
    }

    boolean is(String otherAccount, String otherId) {
        return account.equals(otherAccount) && id.equals(otherId);
    }
}

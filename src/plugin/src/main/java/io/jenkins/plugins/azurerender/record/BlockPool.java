package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/** The pool of a {@code withAzureRenderPool} block, which is scaled to zero or deleted when the block ends. */
public final class BlockPool implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String id;
    private final boolean deletedAtEnd;

    /** @param deletedAtEnd whether the pool is deleted rather than scaled to zero */
    public BlockPool(String account, String id, boolean deletedAtEnd) {
        this.account = account;
        this.id = id;
        this.deletedAtEnd = deletedAtEnd;
    }

    public String getAccount() {
        return account;
    }

    public String getId() {
        return id;
    }

    public boolean isDeletedAtEnd() {
        return deletedAtEnd;
    }

    public boolean is(String otherAccount, String otherId) {
        return account.equals(otherAccount) && id.equals(otherId);
    }
}

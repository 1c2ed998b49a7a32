package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/** A pool that a build keeps for the length of a block, to be taken down at its end whatever becomes of the build. */
public final class HeldPool implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String id;
    private final boolean deleted;

    /** @param deleted whether the pool itself goes, and not only its nodes */
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

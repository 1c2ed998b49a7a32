package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/**
 * A pool that a step of this build prepared. Submit steps without {@code pool} use that of the block around them, which is
 * a context object of the block, or else one that was prepared without a block. Immutable.
 */
public final class SelectedPool implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String id;
    private final double price;
    private final PipelineBranch branch;
    private final boolean ofBlock;

    /**
     * @param price of a node per hour; 0 when unknown
     * @param branch of the step that prepared it
     * @param ofBlock whether the pool is scaled down at the end of a block
     */
    public SelectedPool(String account, String id, double price, PipelineBranch branch, boolean ofBlock) {
        this.account = account;
        this.id = id;
        this.price = price;
        this.branch = branch;
        this.ofBlock = ofBlock;
    }

    /** Id of the pool, if it belongs to the account; else null. */
    public String idIn(String otherAccount) {
        return account.equals(otherAccount) ? id : null;
    }

    boolean is(String otherAccount, String otherId) {
        return account.equals(otherAccount) && id.equals(otherId);
    }

    /** Whether it belongs to the account, and is used outside of blocks. */
    boolean isDefaultIn(String otherAccount) {
        return account.equals(otherAccount) && !ofBlock;
    }

    String id() {
        return id;
    }

    double price() {
        return price;
    }

    PipelineBranch branch() {
        return branch;
    }
}

package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/**
 * A pool that a step of this build prepared, for the submit steps without {@code pool} in the same branch. It is also
 * the context object of a block with a pool. Immutable.
 */
public final class SelectedPool implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String account;
    private final String id;
    private final double price;
    private final PipelineBranch branch;

    /**
     * @param price of a node per hour; 0 when unknown
     * @param branch of the step that prepared it
     */
    public SelectedPool(String account, String id, double price, PipelineBranch branch) {
        this.account = account;
        this.id = id;
        this.price = price;
        this.branch = branch;
    }

    /** Id of the pool, if it belongs to the account; else null. */
    public String idIn(String otherAccount) {
        return account.equals(otherAccount) ? id : null;
    }

    boolean is(String otherAccount, String otherId) {
        return account.equals(otherAccount) && id.equals(otherId);
    }

    boolean isIn(String otherAccount) {
        return account.equals(otherAccount);
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

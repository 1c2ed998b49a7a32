package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/** A pool that a build uses, as its last step found it. Immutable. */
public final class UsedPool implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String REMOVAL =
            "until azureRenderPool with action: 'resize' or 'delete' removes %s; withAzureRenderPool does this at the end of its block";

    /** What sets the number of nodes. */
    public enum Scaling {
        /** Fixed node counts. */
        FIXED,
        /** A formula that removes all nodes when no tasks are left. */
        TASKS,
        /** Another autoscale formula. */
        FORMULA
    }

    private final String account;
    private final String id;
    private final Scaling scaling;
    private final int nodes;
    private final double price;
    private final boolean changeable;

    /**
     * @param nodes requested nodes; with autoscaling the highest number, -1 if unknown
     * @param price of a node per hour; 0 if unknown
     * @param changeable whether the job of the build may resize and delete the pool
     */
    public UsedPool(String account, String id, Scaling scaling, int nodes, double price, boolean changeable) {
        this.account = account;
        this.id = id;
        this.scaling = scaling;
        this.nodes = nodes;
        this.price = price;
        this.changeable = changeable;
    }

    boolean is(String otherAccount, String otherId) {
        return account.equals(otherAccount) && id.equals(otherId);
    }

    boolean is(UsedPool other) {
        return is(other.account, other.id);
    }

    public String getAccount() {
        return account;
    }

    public String getId() {
        return id;
    }

    /** Returns this pool with the price of an earlier step, if the last step had none. */
    UsedPool after(UsedPool earlier) {
        return price > 0 ? this : new UsedPool(account, id, scaling, nodes, earlier.price, changeable);
    }

    boolean isSame(UsedPool other) {
        return is(other)
                && scaling == other.scaling
                && nodes == other.nodes
                && price == other.price
                && changeable == other.changeable;
    }

    /** Returns the line of the build log about the nodes that the pool keeps and their cost; empty if it keeps none. */
    public Optional<String> remaining() {
        return nodes == 0
                ? Optional.empty()
                : Optional.of(
                        switch (scaling) {
                            case FIXED -> "%s keeps %s%s".formatted(id, count(), fixedCost());
                            case TASKS ->
                                "%s keeps autoscaling: at most %s while tasks wait or run%s, and none afterwards"
                                        .formatted(id, count(), highestCost());
                            case FORMULA ->
                                "%s keeps autoscaling by its formula: %s%s%s"
                                        .formatted(
                                                id,
                                                nodes < 0
                                                        ? "without a known limit"
                                                        : "at most " + count() + highestCost(),
                                                changeable ? ", " : "",
                                                removal("the nodes"));
                        });
    }

    private String fixedCost() {
        String them = nodes == 1 ? "it" : "them";
        if (price > 0) {
            return ": about " + hourlyCost() + (changeable ? ", " : "") + removal(them);
        }
        return (nodes == 1 ? ", which costs money" : ", which cost money") + (changeable ? " " : "") + removal(them);
    }

    private String highestCost() {
        return price > 0 && nodes > 0 ? " (about " + hourlyCost() + ")" : "";
    }

    private String hourlyCost() {
        return String.format(Locale.ROOT, "%.2f an hour", nodes * price);
    }

    private String removal(String them) {
        return changeable ? String.format(Locale.ROOT, REMOVAL, them) : "";
    }

    private String count() {
        return nodes + (nodes == 1 ? " node" : " nodes");
    }
}

package io.jenkins.plugins.azurerender.pools;

/** The action of a pool step. */
public enum PoolAction {
    /** Create the pool, or reuse an existing one. */
    ENSURE,
    /** Change the node counts. */
    RESIZE,
    /** Delete the pool; no error if it does not exist. */
    DELETE,
    /** Report the pool. */
    STATUS,
    /** Report all pools of the account. */
    LIST
}

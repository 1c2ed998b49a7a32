package hudson.slaves;

/** Stands for hudson.slaves.RetentionStrategy of Jenkins 2.479.3. */
public abstract class RetentionStrategy<T extends hudson.model.Computer>
        extends hudson.model.AbstractDescribableImpl<hudson.slaves.RetentionStrategy<?>>
        implements hudson.ExtensionPoint {
    public RetentionStrategy() {}

    public abstract long check(T computer);
}

package hudson.slaves;

/** Stands for hudson.slaves.OfflineCause of Jenkins 2.479.3. */
public abstract class OfflineCause {
    public OfflineCause() {}
}

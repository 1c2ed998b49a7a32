package hudson.model;

/** Stands for hudson.model.BuildableItem of Jenkins 2.479.3. */
public interface BuildableItem extends hudson.model.Item, hudson.model.Queue.Task {
    boolean scheduleBuild(int value, hudson.model.Cause cause);

    @Deprecated
    default boolean scheduleBuild(int value) {
        return false;
    }

    boolean scheduleBuild(hudson.model.Cause cause);

    @Deprecated
    default boolean scheduleBuild() {
        return false;
    }
}

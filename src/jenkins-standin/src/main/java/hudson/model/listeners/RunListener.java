package hudson.model.listeners;

/** Stands for hudson.model.listeners.RunListener of Jenkins 2.479.3. */
public abstract class RunListener<R extends hudson.model.Run> implements hudson.ExtensionPoint {
    public final java.lang.Class<R> targetType = null;

    protected RunListener(java.lang.Class<R> type) {}

    protected RunListener() {}

    public static hudson.ExtensionList<hudson.model.listeners.RunListener> all() {
        throw new UnsupportedOperationException();
    }

    public static void fireDeleted(hudson.model.Run run) {}

    public static void fireStarted(hudson.model.Run run, hudson.model.TaskListener taskListener) {}

    public static void fireCompleted(hudson.model.Run run, hudson.model.TaskListener taskListener) {}

    public static void fireInitialize(hudson.model.Run run) {}

    public static void fireFinalized(hudson.model.Run run) {}

    public void onDeleted(R run) {}

    public void onStarted(R run, hudson.model.TaskListener taskListener) {}

    public void onCompleted(R run, hudson.model.TaskListener taskListener) {}

    public void onFinalized(R run) {}

    public void onInitialize(R run) {}
}

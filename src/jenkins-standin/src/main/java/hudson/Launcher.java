package hudson;

/** Stands for hudson.Launcher of Jenkins 2.479.3. */
public abstract class Launcher {
    protected final hudson.model.TaskListener listener = null;
    protected final hudson.remoting.VirtualChannel channel = null;

    protected Launcher(hudson.model.TaskListener taskListener, hudson.remoting.VirtualChannel virtualChannel) {}

    protected Launcher(hudson.Launcher launcher) {}

    public hudson.remoting.VirtualChannel getChannel() {
        throw new UnsupportedOperationException();
    }

    public boolean isUnix() {
        return false;
    }

    public hudson.model.TaskListener getListener() {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.Launcher.LocalLauncher of Jenkins 2.479.3. */
    public static class LocalLauncher extends hudson.Launcher {
        public LocalLauncher(hudson.model.TaskListener taskListener) {
            super(null);
        }

        public LocalLauncher(hudson.model.TaskListener taskListener, hudson.remoting.VirtualChannel virtualChannel) {
            super(null);
        }
    }
}

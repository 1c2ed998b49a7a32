package hudson;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;

/** Starts processes on a node; here only a parameter type with a channel. */
public abstract class Launcher {
    /** The log. */
    protected final TaskListener listener;

    /** The channel to the node; null for the controller. */
    protected final VirtualChannel channel;

    /** Creates a launcher for the node of the channel. */
    protected Launcher(TaskListener listener, VirtualChannel channel) {
        this.listener = listener;
        this.channel = channel;
    }

    /** Returns whether the node is not Windows. */
    public boolean isUnix() {
        return !Functions.isWindows();
    }

    /** A launcher for this machine. */
    public static class LocalLauncher extends Launcher {
        /** Creates a launcher for the controller. */
        public LocalLauncher(TaskListener listener) {
            this(listener, FilePath.localChannel);
        }

        /** Creates a launcher for the node of the channel. */
        public LocalLauncher(TaskListener listener, VirtualChannel channel) {
            super(listener, channel);
        }
    }
}

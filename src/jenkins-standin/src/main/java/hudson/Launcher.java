package hudson;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;

/** Stands for hudson.Launcher: starts processes on a node; here a type in signatures that knows its channel. */
public abstract class Launcher {
    /** The log. */
    protected final TaskListener listener;

    /** The node's channel, null for the controller. */
    protected final VirtualChannel channel;

    /** For the log and the channel. */
    protected Launcher(TaskListener listener, VirtualChannel channel) {
        this.listener = listener;
        this.channel = channel;
    }

    /** Whether the node is not Windows. */
    public boolean isUnix() {
        return !Functions.isWindows();
    }

    /** Stands for hudson.Launcher.LocalLauncher: processes of this machine. */
    public static class LocalLauncher extends Launcher {
        /** For the controller. */
        public LocalLauncher(TaskListener listener) {
            this(listener, FilePath.localChannel);
        }

        /** For the channel. */
        public LocalLauncher(TaskListener listener, VirtualChannel channel) {
            super(listener, channel);
        }
    }
}

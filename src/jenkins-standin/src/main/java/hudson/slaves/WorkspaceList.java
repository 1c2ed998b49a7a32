package hudson.slaves;

import hudson.FilePath;
import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import jenkins.util.SystemProperties;

/** Stands for hudson.slaves.WorkspaceList: which folders of a computer builds are using. */
public final class WorkspaceList {
    private static final String COMBINATOR = SystemProperties.getString(WorkspaceList.class.getName(), "@");

    private final Map<String, Object> inUse = new HashMap<>();

    /** A folder in use until it is released. */
    public abstract static class Lease implements Closeable {
        /** The folder. */
        public final FilePath path;

        /** Of the folder. */
        protected Lease(FilePath path) {
            this.path = path;
        }

        /** Lets others use it. */
        public abstract void release();

        @Override
        public void close() {
            release();
        }
    }

    /** Takes the folder for the owner, or {@code folder@2} and so on when another is using it. */
    public synchronized Lease allocate(FilePath base, Object context) throws InterruptedException {
        for (int i = 1; ; i++) {
            FilePath candidate = i == 1 ? base : base.sibling(base.getName() + COMBINATOR + i);
            Object owner = inUse.get(candidate.getRemote());
            if (owner == null || owner == context) {
                inUse.put(candidate.getRemote(), context);
                return io.jenkins.plugins.azurerender.standin.builds.WorkspaceLease.of(
                        candidate, () -> release(candidate));
            }
        }
    }

    private synchronized void release(FilePath folder) {
        inUse.remove(folder.getRemote());
    }

    /** The folder for temporary files beside the workspace; null when that is a root. */
    public static FilePath tempDir(FilePath ws) {
        return ws.sibling(ws.getName() + COMBINATOR + "tmp");
    }
}

package hudson.slaves;

import hudson.FilePath;
import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import jenkins.util.SystemProperties;

/** The workspaces of a computer that are in use. */
public final class WorkspaceList {
    private static final String COMBINATOR = SystemProperties.getString(WorkspaceList.class.getName(), "@");

    private final Map<String, Object> inUse = new HashMap<>();

    /** A workspace in use. */
    public abstract static class Lease implements Closeable {
        /** The workspace. */
        public final FilePath path;

        /** Creates the lease of the workspace. */
        protected Lease(FilePath path) {
            this.path = path;
        }

        /** Releases the workspace. */
        public abstract void release();

        @Override
        public void close() {
            release();
        }
    }

    /** Allocates the workspace for the owner, or {@code name@2} and so on while another owner uses it. */
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

    /** Returns the directory for temporary files beside the workspace; null when the workspace is a root. */
    public static FilePath tempDir(FilePath ws) {
        return ws.sibling(ws.getName() + COMBINATOR + "tmp");
    }
}

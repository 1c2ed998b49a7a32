package hudson.slaves;

/** Stands for hudson.slaves.WorkspaceList of Jenkins 2.479.3. */
public final class WorkspaceList {
    public WorkspaceList() {}

    public hudson.slaves.WorkspaceList.Lease allocate(hudson.FilePath filePath) throws java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.slaves.WorkspaceList.Lease allocate(hudson.FilePath filePath, java.lang.Object object)
            throws java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.slaves.WorkspaceList.Lease acquire(hudson.FilePath filePath, boolean value, java.lang.Object object)
            throws java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.slaves.WorkspaceList.Lease acquire(hudson.FilePath filePath) throws java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.slaves.WorkspaceList.Lease acquire(hudson.FilePath filePath, boolean value)
            throws java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public static hudson.FilePath tempDir(hudson.FilePath filePath) {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.slaves.WorkspaceList.Lease of Jenkins 2.479.3. */
    public abstract static class Lease implements java.io.Closeable {
        public final hudson.FilePath path = null;

        protected Lease(hudson.FilePath filePath) {}

        public void close() {}

        public abstract void release();

        public static hudson.slaves.WorkspaceList.Lease createDummyLease(hudson.FilePath filePath) {
            throw new UnsupportedOperationException();
        }
    }
}

package hudson.util;

/** Stands for hudson.util.DirScanner of Jenkins 2.479.3. */
public abstract class DirScanner implements java.io.Serializable {
    public DirScanner() {}

    public abstract void scan(java.io.File file, hudson.util.FileVisitor fileVisitor) throws java.io.IOException;

    protected final void scanSingle(java.io.File file, java.lang.String string, hudson.util.FileVisitor fileVisitor)
            throws java.io.IOException {}
    /** Stands for hudson.util.DirScanner.Full of Jenkins 2.479.3. */
    public static class Full extends hudson.util.DirScanner {
        public Full() {}

        public void scan(java.io.File file, hudson.util.FileVisitor fileVisitor) throws java.io.IOException {}
    }
    /** Stands for hudson.util.DirScanner.Glob of Jenkins 2.479.3. */
    public static class Glob extends hudson.util.DirScanner {
        public Glob(
                java.lang.String string, java.lang.String string2, boolean value, java.nio.file.OpenOption... values) {}

        public Glob(java.lang.String string, java.lang.String string2, boolean value) {}

        public Glob(java.lang.String string, java.lang.String string2) {}

        public void scan(java.io.File file, hudson.util.FileVisitor fileVisitor) throws java.io.IOException {}
    }
}

package hudson.util;

import hudson.Util;
import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import org.apache.tools.ant.BuildException;
import org.apache.tools.ant.DirectoryScanner;
import org.apache.tools.ant.types.FileSet;

/** Stands for hudson.util.DirScanner: finds files below a folder. */
public abstract class DirScanner implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Shows the files to the visitor. */
    public abstract void scan(File dir, FileVisitor visitor) throws IOException;

    /** Shows one file or link. */
    protected final void scanSingle(File f, String relative, FileVisitor visitor) throws IOException {
        if (visitor.understandsSymlink() && Files.isSymbolicLink(f.toPath())) {
            visitor.visitSymlink(f, Files.readSymbolicLink(f.toPath()).toString(), relative);
        } else {
            visitor.visit(f, relative);
        }
    }

    /** Stands for hudson.util.DirScanner.Full: everything. */
    public static class Full extends DirScanner {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public void scan(File dir, FileVisitor visitor) throws IOException {
            scan(dir, "", visitor);
        }

        private void scan(File file, String path, FileVisitor visitor) throws IOException {
            if (!path.isEmpty()) {
                scanSingle(file, path, visitor);
            }
            File[] children = Files.isSymbolicLink(file.toPath()) && !path.isEmpty() ? null : file.listFiles();
            if (children != null) {
                for (File child : children) {
                    scan(child, path.isEmpty() ? child.getName() : path + "/" + child.getName(), visitor);
                }
            }
        }
    }

    /** Stands for hudson.util.DirScanner.Glob: what Ant patterns match. */
    public static class Glob extends DirScanner {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String includes;
        private final String excludes;
        private final boolean useDefaultExcludes;

        /** With Ant's usual excludes. */
        public Glob(String includes, String excludes) {
            this(includes, excludes, true);
        }

        /** Patterns separated by commas. */
        public Glob(String includes, String excludes, boolean useDefaultExcludes) {
            this.includes = includes;
            this.excludes = excludes;
            this.useDefaultExcludes = useDefaultExcludes;
        }

        @Override
        public void scan(File dir, FileVisitor visitor) throws IOException {
            if (Util.fixEmpty(includes) == null && excludes == null) {
                new Full().scan(dir, visitor);
                return;
            }
            if (!dir.exists()) {
                return;
            }
            FileSet files = Util.createFileSet(dir, Util.fixEmpty(includes) == null ? "**" : includes, excludes);
            files.setDefaultexcludes(useDefaultExcludes);
            try {
                DirectoryScanner scanner = files.getDirectoryScanner(new org.apache.tools.ant.Project());
                for (String found : scanner.getIncludedFiles()) {
                    scanSingle(new File(dir, found), found.replace('\\', '/'), visitor);
                }
            } catch (BuildException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}

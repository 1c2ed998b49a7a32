package hudson.util;

import java.io.File;
import java.io.IOException;

/** Stands for hudson.util.FileVisitor: is shown the files that a {@link DirScanner} finds. */
public abstract class FileVisitor {
    /** A file, and its path below the scanned folder with slashes. */
    public abstract void visit(File f, String relativePath) throws IOException;

    /** A symbolic link, when {@link #understandsSymlink()}; else what it leads to is visited. */
    public void visitSymlink(File link, String target, String relativePath) throws IOException {
        visit(link, relativePath);
    }

    /** Whether links are to be shown as such. */
    public boolean understandsSymlink() {
        return false;
    }
}

package hudson.util;

import java.io.File;
import java.io.IOException;

/** Receives the files that a {@link DirScanner} finds. */
public abstract class FileVisitor {
    /** Called for a file and its path relative to the scanned directory, with slashes. */
    public abstract void visit(File f, String relativePath) throws IOException;

    /** Called for a symbolic link if {@link #understandsSymlink()}; otherwise its target is visited. */
    public void visitSymlink(File link, String target, String relativePath) throws IOException {
        visit(link, relativePath);
    }

    /** Returns whether symbolic links are visited as such. */
    public boolean understandsSymlink() {
        return false;
    }
}

package hudson.util;

import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;

/** Finds files in a directory. */
public abstract class DirScanner implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Passes the files to the visitor. */
    public abstract void scan(File dir, FileVisitor visitor) throws IOException;

    /** Passes one file or link to the visitor. */
    protected final void scanSingle(File f, String relative, FileVisitor visitor) throws IOException {
        if (visitor.understandsSymlink() && Files.isSymbolicLink(f.toPath())) {
            visitor.visitSymlink(f, Files.readSymbolicLink(f.toPath()).toString(), relative);
        } else {
            visitor.visit(f, relative);
        }
    }
}

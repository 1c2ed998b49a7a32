package hudson.util;

/** Stands for hudson.util.FileVisitor of Jenkins 2.479.3. */
public abstract class FileVisitor {
    public FileVisitor() {}

    public abstract void visit(java.io.File file, java.lang.String string) throws java.io.IOException;

    public boolean understandsSymlink() {
        return false;
    }

    public void visitSymlink(java.io.File file, java.lang.String string, java.lang.String string2)
            throws java.io.IOException {}
}

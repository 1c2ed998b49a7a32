package hudson;

/** Stands for hudson.AbortException of Jenkins 2.479.3. */
public class AbortException extends java.io.IOException {
    public AbortException() {}

    public AbortException(java.lang.String string) {}
}

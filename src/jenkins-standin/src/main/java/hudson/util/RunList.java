package hudson.util;

/** Stands for hudson.util.RunList of Jenkins 2.479.3. */
public class RunList<R extends hudson.model.Run> extends java.util.AbstractList<R> {
    RunList() {}

    @Deprecated
    public R get(int value) {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        return false;
    }

    @Deprecated
    public int size() {
        return 0;
    }

    public java.util.Iterator<R> iterator() {
        throw new UnsupportedOperationException();
    }

    public hudson.util.RunList<R> limit(int value) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public R getFirstBuild() {
        throw new UnsupportedOperationException();
    }

    public R getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public static <R extends hudson.model.Run> hudson.util.RunList<R> fromRuns(
            java.util.Collection<? extends R> collection) {
        throw new UnsupportedOperationException();
    }

    public hudson.util.RunList<R> completedOnly() {
        throw new UnsupportedOperationException();
    }
}

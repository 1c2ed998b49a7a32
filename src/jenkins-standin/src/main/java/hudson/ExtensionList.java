package hudson;

/** Stands for hudson.ExtensionList of Jenkins 2.479.3. */
public class ExtensionList<T> extends java.util.AbstractList<T> {
    ExtensionList() {}

    public <U extends T> U get(java.lang.Class<U> type) {
        throw new UnsupportedOperationException();
    }

    public T get(int value) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        return 0;
    }

    public java.util.Iterator<T> iterator() {
        throw new UnsupportedOperationException();
    }

    public static <T> hudson.ExtensionList<T> lookup(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <U> U lookupSingleton(java.lang.Class<U> type) {
        throw new UnsupportedOperationException();
    }

    public static <U> U lookupFirst(java.lang.Class<U> type) {
        throw new UnsupportedOperationException();
    }
}

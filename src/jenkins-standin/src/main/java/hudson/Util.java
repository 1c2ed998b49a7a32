package hudson;

/** Stands for hudson.Util of Jenkins 2.479.3. */
public class Util {
    Util() {}

    public static java.lang.String toHexString(byte[] values) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String toHexString(byte[] values, int value, int value2) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String encode(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static <T> java.util.List<T> join(java.util.Collection<? extends T>... values) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public static java.lang.String join(java.util.Collection<?> collection, java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static <T> java.util.List<T> filter(java.lang.Iterable<?> iterable, java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <T> java.util.List<T> filter(java.util.List<?> list, java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String escape(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String replaceMacro(
            java.lang.String string, java.util.Map<java.lang.String, java.lang.String> map) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String getTimeSpanString(long value) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String rawEncode(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static void deleteRecursive(java.io.File file) throws java.io.IOException {}

    public static java.lang.String fixEmptyAndTrim(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static <T> T fixNull(T object, T object2) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String fixNull(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static <T> java.lang.Iterable<T> fixNull(java.lang.Iterable<T> iterable) {
        throw new UnsupportedOperationException();
    }

    public static <T> java.util.Collection<T> fixNull(java.util.Collection<T> collection) {
        throw new UnsupportedOperationException();
    }

    public static <T> java.util.Set<T> fixNull(java.util.Set<T> set) {
        throw new UnsupportedOperationException();
    }

    public static <T> java.util.List<T> fixNull(java.util.List<T> list) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String getDigestOf(java.io.File file) throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String getDigestOf(java.io.InputStream inputStream) throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String getDigestOf(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String fixEmpty(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static org.apache.tools.ant.types.FileSet createFileSet(java.io.File file, java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static org.apache.tools.ant.types.FileSet createFileSet(
            java.io.File file, java.lang.String string, java.lang.String string2) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String xmlEscape(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static void deleteFile(java.io.File file) throws java.io.IOException {}

    public static void deleteContentsRecursive(java.io.File file) throws java.io.IOException {}

    public static boolean isRelativePath(java.lang.String string) {
        return false;
    }
}

package jenkins.util;

/** Stands for jenkins.util.SystemProperties of Jenkins 2.479.3. */
public class SystemProperties {
    SystemProperties() {}

    public static boolean getBoolean(java.lang.String string) {
        return false;
    }

    public static boolean getBoolean(java.lang.String string, boolean value) {
        return false;
    }

    public static java.lang.Long getLong(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.Long getLong(java.lang.String string, java.lang.Long type) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.Long getLong(java.lang.String string, java.lang.Long type, java.util.logging.Level level) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.Integer getInteger(java.lang.String string, java.lang.Integer integer) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.Integer getInteger(
            java.lang.String string, java.lang.Integer integer, java.util.logging.Level level) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.Integer getInteger(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String getString(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String getString(java.lang.String string, java.lang.String string2) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.String getString(
            java.lang.String string, java.lang.String string2, java.util.logging.Level level) {
        throw new UnsupportedOperationException();
    }
}

package jenkins.util;

/** Stands for jenkins.util.SystemProperties: system properties of the controller. */
public class SystemProperties {
    private SystemProperties() {}

    /** The value, or the default. */
    public static String getString(String key, String def) {
        return System.getProperty(key, def);
    }

    /** Whether it is "true". */
    public static boolean getBoolean(String name) {
        return Boolean.getBoolean(name);
    }

    /** The number; the default when it is not set or none. */
    public static Integer getInteger(String name, Integer def) {
        return Integer.getInteger(name, def);
    }

    /** The number; the default when it is not set or none. */
    public static Long getLong(String name, Long def) {
        return Long.getLong(name, def);
    }
}

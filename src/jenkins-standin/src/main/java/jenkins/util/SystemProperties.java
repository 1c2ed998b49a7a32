package jenkins.util;

/** System properties of the controller. */
public class SystemProperties {
    private SystemProperties() {}

    /** Returns the value, or the default. */
    public static String getString(String key, String def) {
        return System.getProperty(key, def);
    }

    /** Returns whether it is "true". */
    public static boolean getBoolean(String name) {
        return Boolean.getBoolean(name);
    }

    /** Returns the number; the default when the property is not set or not a number. */
    public static Integer getInteger(String name, Integer def) {
        return Integer.getInteger(name, def);
    }

    /** Returns the number; the default when the property is not set or not a number. */
    public static Long getLong(String name, Long def) {
        return Long.getLong(name, def);
    }
}

package hudson;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.standin.remoting.GetEnvVars;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.TreeMap;

/** Stands for hudson.EnvVars: environment variables, their names compared without case. */
public class EnvVars extends TreeMap<String, String> {
    /** The environment of the controller's process. */
    public static final Map<String, String> masterEnvVars = new EnvVars(System.getenv());

    @Serial
    private static final long serialVersionUID = 4320331661987259022L;

    /** None. */
    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    /** A copy. */
    public EnvVars(Map<String, String> variables) {
        this();
        variables.forEach(this::putIfNotNull);
    }

    /** A copy. */
    public EnvVars(EnvVars variables) {
        this((Map<String, String>) variables);
    }

    /** From names and values in turn. */
    public EnvVars(String... keyValuePairs) {
        this();
        if (keyValuePairs.length % 2 != 0) {
            throw new IllegalArgumentException("Give a value for every name.");
        }
        for (int i = 0; i < keyValuePairs.length; i += 2) {
            putIfNotNull(keyValuePairs[i], keyValuePairs[i + 1]);
        }
    }

    /** Sets a variable; an empty value removes it, and {@code PATH+SOMETHING} is put in front of PATH. */
    public void override(String key, String value) {
        if (value == null || value.isEmpty()) {
            remove(key);
            return;
        }
        int plus = key.indexOf('+');
        if (plus <= 0) {
            put(key, value);
            return;
        }
        String real = key.substring(0, plus);
        String old = get(real);
        put(real, old == null ? value : value + java.io.File.pathSeparator + old);
    }

    /** {@link #override} for each. */
    public EnvVars overrideAll(Map<String, String> all) {
        all.forEach(this::override);
        return this;
    }

    @Override
    public String put(String key, String value) {
        if (value == null) {
            throw new IllegalArgumentException("Null value not allowed as an environment variable: " + key);
        }
        return super.put(key, value);
    }

    /** {@link #put} unless the value is null. */
    public void putIfNotNull(String key, String value) {
        if (value != null) {
            put(key, value);
        }
    }

    /** The value or the default one. */
    public String get(String key, String defaultValue) {
        return getOrDefault(key, defaultValue);
    }

    /** Replaces {@code $NAME} and <code>${NAME}</code>. */
    public String expand(String text) {
        return Util.replaceMacro(text, this);
    }

    /** The environment of the process behind the channel. */
    public static EnvVars getRemote(VirtualChannel channel) throws IOException, InterruptedException {
        return channel == null ? new EnvVars("N/A", "N/A") : new EnvVars(channel.call(new GetEnvVars()));
    }
}

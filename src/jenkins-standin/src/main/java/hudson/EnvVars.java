package hudson;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.standin.remoting.GetEnvVars;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.TreeMap;

/** Environment variables; their names are case-insensitive. */
public class EnvVars extends TreeMap<String, String> {
    /** The environment of the controller process. */
    public static final Map<String, String> masterEnvVars = new EnvVars(System.getenv());

    @Serial
    private static final long serialVersionUID = 4320331661987259022L;

    /** Creates an empty environment. */
    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    /** Creates a copy. */
    public EnvVars(Map<String, String> variables) {
        this();
        variables.forEach(this::putIfNotNull);
    }

    /** Creates a copy. */
    public EnvVars(EnvVars variables) {
        this((Map<String, String>) variables);
    }

    /** Creates an environment from alternating names and values. */
    public EnvVars(String... keyValuePairs) {
        this();
        if (keyValuePairs.length % 2 != 0) {
            throw new IllegalArgumentException("The number of arguments must be even.");
        }
        for (int i = 0; i < keyValuePairs.length; i += 2) {
            putIfNotNull(keyValuePairs[i], keyValuePairs[i + 1]);
        }
    }

    /** Sets a variable. An empty value removes it; the name {@code PATH+X} prepends the value to PATH. */
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

    /** Calls {@link #override} for each variable. */
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

    /** Calls {@link #put} unless the value is null. */
    public void putIfNotNull(String key, String value) {
        if (value != null) {
            put(key, value);
        }
    }

    /** Returns the value, or the default when it is not set. */
    public String get(String key, String defaultValue) {
        return getOrDefault(key, defaultValue);
    }

    /** Returns the text with {@code $NAME} and <code>${NAME}</code> replaced. */
    public String expand(String text) {
        return Util.replaceMacro(text, this);
    }

    /** Returns the environment of the process at the other end of the channel. */
    public static EnvVars getRemote(VirtualChannel channel) throws IOException, InterruptedException {
        return channel == null ? new EnvVars("N/A", "N/A") : new EnvVars(channel.call(new GetEnvVars()));
    }
}

package hudson;

/** Stands for hudson.EnvVars of Jenkins 2.479.3. */
public class EnvVars extends java.util.TreeMap<java.lang.String, java.lang.String> {
    public static final java.util.Map<java.lang.String, java.lang.String> masterEnvVars = null;

    public EnvVars(hudson.EnvVars envVars) {}

    public EnvVars(java.lang.String... values) {}

    public EnvVars() {}

    public EnvVars(java.util.Map<java.lang.String, java.lang.String> map) {}

    public java.lang.String get(java.lang.String string, java.lang.String string2) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String put(java.lang.String string, java.lang.String string2) {
        throw new UnsupportedOperationException();
    }

    public void override(java.lang.String string, java.lang.String string2) {}

    public java.lang.String expand(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public hudson.EnvVars overrideAll(java.util.Map<java.lang.String, java.lang.String> map) {
        throw new UnsupportedOperationException();
    }

    public hudson.EnvVars overrideExpandingAll(java.util.Map<java.lang.String, java.lang.String> map) {
        throw new UnsupportedOperationException();
    }

    public void putIfNotNull(java.lang.String string, java.lang.String string2) {}

    public void addLine(java.lang.String string) {}

    public static hudson.EnvVars getRemote(hudson.remoting.VirtualChannel virtualChannel)
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }
}

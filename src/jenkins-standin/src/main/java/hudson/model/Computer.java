package hudson.model;

/** Stands for hudson.model.Computer of Jenkins 2.479.3. */
public abstract class Computer extends hudson.model.Actionable implements hudson.security.AccessControlled {
    public static final java.util.concurrent.ExecutorService threadPoolForRemoting = null;

    protected Computer(hudson.model.Node node) {}

    public java.lang.String getName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getHostName() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Node getNode() {
        throw new UnsupportedOperationException();
    }

    public abstract hudson.remoting.VirtualChannel getChannel();

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getUrl() {
        throw new UnsupportedOperationException();
    }

    public java.io.File getLogFile() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public static hudson.model.Computer currentComputer() {
        throw new UnsupportedOperationException();
    }

    public abstract java.nio.charset.Charset getDefaultCharset();

    public hudson.EnvVars getEnvironment() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public int getNumExecutors() {
        return 0;
    }

    public abstract java.lang.Boolean isUnix();

    public final long getConnectTime() {
        return 0;
    }

    public boolean isOffline() {
        return false;
    }

    public final boolean isOnline() {
        return false;
    }

    public java.util.List<hudson.model.Executor> getExecutors() {
        throw new UnsupportedOperationException();
    }

    public java.util.Map<java.lang.Object, java.lang.Object> getSystemProperties()
            throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }
}

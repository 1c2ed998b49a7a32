package hudson;

/** Stands for hudson.PluginWrapper of Jenkins 2.479.3. */
public class PluginWrapper implements java.lang.Comparable<hudson.PluginWrapper>, hudson.model.ModelObject {
    PluginWrapper() {}

    public int compareTo(hudson.PluginWrapper pluginWrapper) {
        return 0;
    }

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getVersion() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getShortName() {
        throw new UnsupportedOperationException();
    }
}

package hudson;

/** Stands for hudson.PluginManager of Jenkins 2.479.3. */
public abstract class PluginManager extends hudson.model.AbstractModelObject
        implements org.kohsuke.stapler.StaplerProxy {
    public final java.lang.ClassLoader uberClassLoader = null;

    PluginManager() {}

    public hudson.PluginWrapper getPlugin(java.lang.String string) {
        throw new UnsupportedOperationException();
    }
}

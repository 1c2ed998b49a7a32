package hudson;

import hudson.model.AbstractModelObject;
import io.jenkins.plugins.azurerender.standin.plugins.UberClassLoader;
import jakarta.servlet.ServletContext;
import java.io.File;

/** Holds the plugins. */
public abstract class PluginManager extends AbstractModelObject {
    /** The class loader that finds the classes of all plugins. */
    public final ClassLoader uberClassLoader = new UberClassLoader(getClass().getClassLoader());

    /** Creates a manager for the plugin directory. */
    protected PluginManager(ServletContext context, File rootDir) {}

    @Override
    public String getDisplayName() {
        return "Plugin Manager";
    }
}

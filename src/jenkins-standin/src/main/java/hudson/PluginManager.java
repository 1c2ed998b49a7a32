package hudson;

import hudson.model.AbstractModelObject;
import io.jenkins.plugins.azurerender.standin.plugins.UberClassLoader;
import jakarta.servlet.ServletContext;
import java.io.File;

/** Stands for hudson.PluginManager: what knows the plugins. */
public abstract class PluginManager extends AbstractModelObject {
    /** Sees the classes of every plugin. */
    public final ClassLoader uberClassLoader = new UberClassLoader(getClass().getClassLoader());

    /** With the folder the plugins are in. */
    protected PluginManager(ServletContext context, File rootDir) {}

    @Override
    public String getDisplayName() {
        return "Plugin Manager";
    }
}

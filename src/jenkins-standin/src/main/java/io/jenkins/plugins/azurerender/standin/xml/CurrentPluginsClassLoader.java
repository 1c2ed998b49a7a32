package io.jenkins.plugins.azurerender.standin.xml;

import jenkins.model.Jenkins;

/** Loads classes of the plugins of the running Jenkins. XStream instances are static and outlive a Jenkins. */
public final class CurrentPluginsClassLoader extends ClassLoader {
    /** Creates a loader whose parent is the loader of this module. */
    public CurrentPluginsClassLoader() {
        super(CurrentPluginsClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null || jenkins.getPluginManager() == null) {
            throw new ClassNotFoundException(name);
        }
        return jenkins.getPluginManager().uberClassLoader.loadClass(name);
    }
}

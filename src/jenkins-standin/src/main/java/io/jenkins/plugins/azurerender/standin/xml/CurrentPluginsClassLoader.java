package io.jenkins.plugins.azurerender.standin.xml;

import jenkins.model.Jenkins;

/** Sees the plugins of the Jenkins that runs now; the XML writers outlive it. */
public final class CurrentPluginsClassLoader extends ClassLoader {
    /** With the stand-in as parent. */
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

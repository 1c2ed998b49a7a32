package io.jenkins.plugins.azurerender.engine.plugins;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** Loads the libraries of a plugin before those of the parent; Jenkins types always come from the parent. */
final class PluginFirstClassLoader extends URLClassLoader {
    private static final List<String> PARENTS = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "jakarta.servlet.",
            "hudson.",
            "jenkins.",
            "org.kohsuke.stapler.",
            "org.jenkinsci.",
            "org.springframework.security.",
            "com.thoughtworks.xstream.",
            "net.sf.json.",
            "com.cloudbees.plugins.credentials.");

    static {
        registerAsParallelCapable();
    }

    PluginFirstClassLoader(URL[] jars, ClassLoader parent) {
        super(jars, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (PARENTS.stream().anyMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                try {
                    loaded = findClass(name);
                } catch (ClassNotFoundException e) {
                    return super.loadClass(name, resolve);
                }
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }
}

package io.jenkins.plugins.azurerender.standin.plugins;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Loads classes from the parent first, then from each plugin. */
public final class UberClassLoader extends ClassLoader {
    private final List<ClassLoader> loaders = new CopyOnWriteArrayList<>();

    /** Creates a loader without plugins. */
    public UberClassLoader(ClassLoader parent) {
        super(parent);
    }

    /** Adds the classes of a plugin. */
    public void add(ClassLoader loader) {
        loaders.add(loader);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader loader : loaders) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                // try the next plugin
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        return loaders.stream()
                .map(loader -> loader.getResource(name))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        Set<String> seen = new LinkedHashSet<>();
        List<URL> found = new ArrayList<>();
        for (URL url : Collections.list(getParent().getResources(name))) {
            seen.add(url.toExternalForm());
        }
        for (ClassLoader loader : loaders) {
            for (URL url : Collections.list(loader.getResources(name))) {
                if (seen.add(url.toExternalForm())) {
                    found.add(url);
                }
            }
        }
        return Collections.enumeration(found);
    }
}

package io.jenkins.plugins.azurerender.standin.plugins;

import java.net.URLClassLoader;

/** A packed plugin and the class loader of its libraries. */
public record LoadedPlugin(String shortName, String version, URLClassLoader loader) {}

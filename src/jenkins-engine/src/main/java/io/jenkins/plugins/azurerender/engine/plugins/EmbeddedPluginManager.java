package io.jenkins.plugins.azurerender.engine.plugins;

import hudson.PluginManager;
import io.jenkins.plugins.azurerender.standin.plugins.UberClassLoader;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The plugin manager of the embedded controller. */
public final class EmbeddedPluginManager extends PluginManager {
    private final List<URLClassLoader> packed = new ArrayList<>();
    private final ExtensionFinder extensions;
    private final SymbolTable symbols;

    /** Loads the packed plugins; {@code alreadyLoaded} has the classes of an unpacked plugin and may be null. */
    public EmbeddedPluginManager(Path home, List<Path> archives, ClassLoader alreadyLoaded) throws IOException {
        super(null, home.resolve("plugins").toFile());
        UberClassLoader loader = (UberClassLoader) uberClassLoader;
        for (Path archive : archives) {
            URLClassLoader plugin = PluginArchive.load(archive, home);
            packed.add(plugin);
            loader.add(plugin);
        }
        if (alreadyLoaded != null && alreadyLoaded != EmbeddedPluginManager.class.getClassLoader()) {
            loader.add(alreadyLoaded);
        }
        extensions = new ExtensionFinder(loader);
        symbols = new SymbolTable(loader, extensions);
    }

    /** Returns the finder of extensions in all plugins. */
    public ExtensionFinder extensions() {
        return extensions;
    }

    /** Returns the symbols of all plugins. */
    public SymbolTable symbols() {
        return symbols;
    }

    /** Closes the class loaders of the plugins. */
    public void close() throws IOException {
        for (URLClassLoader plugin : packed) {
            plugin.close();
        }
    }
}

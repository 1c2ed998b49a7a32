package io.jenkins.plugins.azurerender.standin;

import hudson.PluginManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The plugin manager of the pocket controller. */
final class PocketPlugins extends PluginManager {
    private final ExtensionFinder extensions;
    private final SymbolTable symbols;

    PocketPlugins(Path home, List<Path> archives, ClassLoader alreadyLoaded) throws IOException {
        super(null, home.resolve("plugins").toFile());
        EveryPluginLoader loader = (EveryPluginLoader) uberClassLoader;
        for (Path archive : archives) {
            loader.add(PluginArchive.load(archive, home));
        }
        if (alreadyLoaded != null && alreadyLoaded != PocketPlugins.class.getClassLoader()) {
            loader.add(alreadyLoaded);
        }
        extensions = new ExtensionFinder(loader);
        symbols = new SymbolTable(loader);
    }

    ExtensionFinder extensions() {
        return extensions;
    }

    SymbolTable symbols() {
        return symbols;
    }

    void close() throws IOException {
        for (PluginArchive.Loaded plugin : ((EveryPluginLoader) uberClassLoader).plugins()) {
            plugin.loader().close();
        }
    }
}

package io.jenkins.plugins.azurerender.engine.plugins;

import hudson.model.Descriptor;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jvnet.hudson.annotation_indexer.Index;

/** Finds descriptors by their {@link Symbol}, through the index in META-INF/services/annotations. */
public final class SymbolTable {
    private final Map<String, List<Class<?>>> bySymbol = new HashMap<>();
    private final ExtensionFinder extensions;

    SymbolTable(ClassLoader loader, ExtensionFinder extensions) throws IOException {
        this.extensions = extensions;
        for (AnnotatedElement element : Index.list(Symbol.class, loader)) {
            if (element instanceof Class<?> type) {
                for (String symbol : type.getAnnotation(Symbol.class).value()) {
                    bySymbol.computeIfAbsent(symbol, key -> new ArrayList<>()).add(type);
                }
            }
        }
    }

    /** Returns the descriptor with the symbol, or null. */
    public Descriptor<?> find(String symbol) {
        List<Class<?>> types = bySymbol.getOrDefault(symbol, List.of());
        for (Descriptor<?> descriptor : extensions.find(Descriptor.class)) {
            if (types.contains(descriptor.getClass())) {
                return descriptor;
            }
        }
        return null;
    }
}

package io.jenkins.plugins.azurerender.standin;

import hudson.model.Descriptor;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jvnet.hudson.annotation_indexer.Index;

/** Which classes carry which {@link Symbol}. */
final class SymbolTable {
    private final Map<String, List<Class<?>>> bySymbol = new HashMap<>();

    SymbolTable(ClassLoader loader) throws IOException {
        for (AnnotatedElement element : Index.list(Symbol.class, loader)) {
            if (element instanceof Class<?> type) {
                for (String symbol : type.getAnnotation(Symbol.class).value()) {
                    bySymbol.computeIfAbsent(symbol, key -> new ArrayList<>()).add(type);
                }
            }
        }
    }

    /** The describable of this symbol that is a T, or null. */
    <T> Class<? extends T> find(String symbol, Class<T> type, ExtensionFinder extensions) {
        for (Class<?> found : bySymbol.getOrDefault(symbol, List.of())) {
            for (Descriptor<?> descriptor : descriptors(extensions)) {
                if (descriptor.getClass() == found && type.isAssignableFrom(descriptor.clazz)) {
                    return descriptor.clazz.asSubclass(type);
                }
            }
        }
        return null;
    }

    private static List<Descriptor<?>> descriptors(ExtensionFinder extensions) {
        List<Descriptor<?>> descriptors = new ArrayList<>();
        for (Descriptor<?> descriptor : extensions.find(Descriptor.class)) {
            descriptors.add(descriptor);
        }
        return descriptors;
    }
}

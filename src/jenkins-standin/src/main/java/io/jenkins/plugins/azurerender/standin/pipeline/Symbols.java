package io.jenkins.plugins.azurerender.standin.pipeline;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.List;
import org.jenkinsci.Symbol;

/** Finds describables by the short names that their descriptors carry. */
final class Symbols {

    private Symbols() {}

    /** The descriptor with that symbol, or null. */
    static Descriptor<?> find(String name) {
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            Symbol symbol = descriptor.getClass().getAnnotation(Symbol.class);
            if (symbol != null && List.of(symbol.value()).contains(name)) {
                return descriptor;
            }
        }
        return null;
    }
}

package io.jenkins.plugins.azurerender.steps;

import hudson.EnvVars;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;

/**
 * Puts the build's variables into the texts of a step, as freestyle jobs promise; a Pipeline's Groovy does it by itself.
 * Only {@code ${NAME}} is one here: a lone dollar sign belongs to the commands that nodes run.
 */
final class Expansion {

    private Expansion() {}

    /** A copy with every {@code ${NAME}} replaced that the build knows; what it does not know stays. */
    static <S extends Serializable> S of(S step, EnvVars variables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new Writer(bytes, variables)) {
            writer.writeObject(step);
        }
        try (Reader reader = new Reader(
                new ByteArrayInputStream(bytes.toByteArray()), step.getClass().getClassLoader())) {
            @SuppressWarnings("unchecked")
            S copy = (S) reader.readObject();
            return copy;
        } catch (ClassNotFoundException x) {
            throw new IOException(x); // its own class wrote it just now
        }
    }

    static String expand(String text, EnvVars variables) {
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            int close = text.indexOf('}', open);
            String value = close < 0 ? null : variables.get(text.substring(open + 2, close));
            int end = value == null ? open + 2 : close + 1;
            expanded.append(text, from, open).append(value == null ? "${" : value);
            from = end;
        }
        return expanded.append(text, from, text.length()).toString();
    }

    private static final class Writer extends ObjectOutputStream {

        private final EnvVars variables;

        Writer(OutputStream out, EnvVars variables) throws IOException {
            super(out);
            this.variables = variables;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object instanceof String text ? expand(text, variables) : object;
        }
    }

    /** Finds the plugin's classes, which the JVM's own loader does not know. */
    private static final class Reader extends ObjectInputStream {

        private final ClassLoader loader;

        Reader(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException x) {
                return super.resolveClass(description); // primitives
            }
        }
    }
}

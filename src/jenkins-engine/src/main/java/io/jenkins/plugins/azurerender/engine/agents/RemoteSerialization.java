package io.jenkins.plugins.azurerender.engine.agents;

import io.jenkins.plugins.azurerender.standin.remoting.AllowedClasses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Java serialization as between controller and agent: with the plugins' classes, and only those that may travel. */
final class RemoteSerialization {
    private RemoteSerialization() {}

    static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    static Object read(byte[] bytes, ClassLoader loader) throws IOException {
        try (ObjectInputStream in = new Reader(new ByteArrayInputStream(bytes), loader)) {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("The agent does not know the class " + e.getMessage() + ".", e);
        }
    }

    /** Finds classes in the plugins and refuses those that Jenkins' class filter would. */
    private static final class Reader extends ObjectInputStream {
        private final ClassLoader loader;

        Reader(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            Class<?> type;
            try {
                type = Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                type = super.resolveClass(description);
            }
            if (!AllowedClasses.isAllowed(type)) {
                throw new SecurityException(
                        "Rejected: " + type.getName() + "; see https://www.jenkins.io/redirect/class-filter/");
            }
            return type;
        }
    }
}

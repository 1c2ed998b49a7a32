package io.jenkins.plugins.azurerender.engine.agents;

import io.jenkins.plugins.azurerender.standin.remoting.AllowedClasses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Java serialization between controller and agent, restricted to allowed classes. */
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
            throw new IOException("Class not found on the agent: " + e.getMessage(), e);
        }
    }

    /** Loads classes of plugins and rejects classes that the class filter blocks. */
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

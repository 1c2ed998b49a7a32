package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/**
 * Serializes running steps. Engine objects (the context of a step, the run of its block) are replaced by names and
 * resolved when they are read.
 */
final class StateCodec {

    private StateCodec() {}

    static byte[] write(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the object that {@link #write} wrote; {@code step} may be null when the data contains no running step.
     */
    static Object read(byte[] bytes, RunningStep step, ClassLoader classes) throws IOException {
        try (ObjectInputStream in = new FindingInputStream(bytes, step, classes)) {
            return in.readObject();
        } catch (ClassNotFoundException x) {
            throw new IOException("Class not found after the restart: " + x.getMessage(), x);
        }
    }

    private static final class FindingInputStream extends ObjectInputStream {

        private final RunningStep step;
        private final ClassLoader classes;

        FindingInputStream(byte[] bytes, RunningStep step, ClassLoader classes) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.step = step;
            this.classes = classes;
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object value) {
            if (value instanceof RunningStep.Name) {
                return step;
            }
            return value instanceof RunningBody.Name body ? step.body(body.index()) : value;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, classes);
            } catch (ClassNotFoundException x) {
                return super.resolveClass(description);
            }
        }
    }
}

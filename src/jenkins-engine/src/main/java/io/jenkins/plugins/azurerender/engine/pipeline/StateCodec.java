package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/**
 * Turns running steps into bytes and back. What belongs to the engine (a step's context, the run of its block) is
 * written as a name and found again in the running Pipeline.
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

    /** Reads what {@link #write} wrote; the context may be null when no running step is read. */
    static Object read(byte[] bytes, RunningStep step, ClassLoader classes) throws IOException {
        try (ObjectInputStream in = new FindingInputStream(bytes, step, classes)) {
            return in.readObject();
        } catch (ClassNotFoundException x) {
            throw new IOException("A class that the Pipeline used before the restart is gone: " + x.getMessage(), x);
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

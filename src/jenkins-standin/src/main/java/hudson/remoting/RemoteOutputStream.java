package hudson.remoting;

import io.jenkins.plugins.azurerender.standin.remoting.RemoteCall;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serial;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** A stream that can be sent over a channel: the other end writes to the stream of the sender. */
public final class RemoteOutputStream extends OutputStream implements SerializableOnlyOverRemoting {
    @Serial
    private static final long serialVersionUID = 1L;

    private transient OutputStream core;

    /** Wraps the stream. */
    public RemoteOutputStream(OutputStream core) {
        this.core = core;
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
        out.writeInt(RemoteCall.export(core));
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        core = RemoteCall.imported(in.readInt());
    }

    @Override
    public void write(int b) throws IOException {
        core.write(b);
    }

    @Override
    public void write(byte[] b) throws IOException {
        core.write(b);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        core.write(b, off, len);
    }

    @Override
    public void flush() throws IOException {
        core.flush();
    }

    @Override
    public void close() throws IOException {
        core.close();
    }
}

package hudson.util;

import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.standin.remoting.RemoteCall;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Serial;
import java.nio.charset.Charset;
import java.nio.file.Files;

/** A listener that writes to a stream or file. */
public class StreamTaskListener extends AbstractTaskListener implements TaskListener, Closeable {
    @Serial
    private static final long serialVersionUID = 1L;

    private transient PrintStream out;
    private transient Charset charset;

    /** Creates a listener that writes to the stream; a null charset means the default one. */
    public StreamTaskListener(OutputStream out, Charset charset) {
        this.charset = charset == null ? Charset.defaultCharset() : charset;
        this.out =
                charset == null && out instanceof PrintStream print ? print : new PrintStream(out, false, this.charset);
    }

    /** Creates a listener that overwrites the file. */
    public StreamTaskListener(File file, Charset charset) throws IOException {
        this(Files.newOutputStream(file.toPath()), charset);
    }

    @Override
    public PrintStream getLogger() {
        return out;
    }

    @Override
    public Charset getCharset() {
        return charset;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    @Serial
    private void writeObject(ObjectOutputStream stream) throws IOException {
        stream.writeInt(RemoteCall.export(out));
        stream.writeObject(charset.name());
    }

    @Serial
    private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
        OutputStream exported = RemoteCall.imported(stream.readInt());
        charset = Charset.forName((String) stream.readObject());
        out = new PrintStream(exported, true, charset);
    }
}

package hudson.model;

import hudson.util.StreamTaskListener;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.Charset;

/** Writes the log of a build to a stream or file. */
public class StreamBuildListener extends StreamTaskListener implements BuildListener {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates a listener that writes to the stream. */
    public StreamBuildListener(OutputStream out, Charset charset) {
        super(out, charset);
    }

    /** Creates a listener that overwrites the file. */
    public StreamBuildListener(File out, Charset charset) throws IOException {
        super(out, charset);
    }
}

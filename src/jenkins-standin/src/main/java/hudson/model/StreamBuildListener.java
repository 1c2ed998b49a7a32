package hudson.model;

import hudson.util.StreamTaskListener;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.Charset;

/** Stands for hudson.model.StreamBuildListener: the listener of a build that writes to its log. */
public class StreamBuildListener extends StreamTaskListener implements BuildListener {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Writes to the stream in the charset. */
    public StreamBuildListener(OutputStream out, Charset charset) {
        super(out, charset);
    }

    /** Writes to the file, over what is there. */
    public StreamBuildListener(File out, Charset charset) throws IOException {
        super(out, charset);
    }
}

package hudson.remoting;

import java.io.IOException;
import java.io.Serial;

/** The connection to the agent is closed. */
public class ChannelClosedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its cause. */
    public ChannelClosedException(Throwable cause) {
        super("channel is already closed", cause);
    }
}

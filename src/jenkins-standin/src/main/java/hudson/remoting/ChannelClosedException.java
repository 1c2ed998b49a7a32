package hudson.remoting;

import java.io.IOException;
import java.io.Serial;

/** Stands for hudson.remoting.ChannelClosedException: the agent is gone. */
public class ChannelClosedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With the cause. */
    public ChannelClosedException(Throwable cause) {
        super("channel is already closed", cause);
    }
}

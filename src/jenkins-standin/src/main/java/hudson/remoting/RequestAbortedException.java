package hudson.remoting;

import java.io.Serial;

/** Stands for hudson.remoting.RequestAbortedException: the agent went away before it answered. */
public class RequestAbortedException extends RemotingSystemException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With the cause. */
    public RequestAbortedException(Throwable cause) {
        super(cause);
    }
}

package hudson.remoting;

import java.io.Serial;

/** The connection to the agent was closed before the call returned. */
public class RequestAbortedException extends RemotingSystemException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its cause. */
    public RequestAbortedException(Throwable cause) {
        super(cause);
    }
}

package hudson.remoting;

import java.io.Serial;

/** The connection to an agent failed. */
class RemotingSystemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its cause. */
    RemotingSystemException(Throwable cause) {
        super(cause);
    }
}

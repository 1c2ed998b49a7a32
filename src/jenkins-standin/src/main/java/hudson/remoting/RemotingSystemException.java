package hudson.remoting;

import java.io.Serial;

/** Stands for hudson.remoting.RemotingSystemException: a failure of the way to an agent. */
class RemotingSystemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With the cause. */
    RemotingSystemException(Throwable cause) {
        super(cause);
    }
}

package hudson;

import java.io.IOException;
import java.io.Serial;

/** Fails a build with a message, which is logged without a stack trace. */
public class AbortException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message for the user. */
    public AbortException(String message) {
        super(message);
    }
}

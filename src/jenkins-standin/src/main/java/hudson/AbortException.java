package hudson;

import java.io.IOException;
import java.io.Serial;

/** Stands for hudson.AbortException: fails a build with a message that is printed without a stack trace. */
public class AbortException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With the message for the user. */
    public AbortException(String message) {
        super(message);
    }
}

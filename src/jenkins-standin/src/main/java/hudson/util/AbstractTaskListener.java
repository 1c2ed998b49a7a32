package hudson.util;

import hudson.model.TaskListener;
import java.io.Serial;

/** Base class of listeners. */
public abstract class AbstractTaskListener implements TaskListener {
    @Serial
    private static final long serialVersionUID = 7217626701881006422L;
}

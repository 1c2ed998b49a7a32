package hudson.model;

import java.io.PrintStream;
import java.util.List;

/** Writes to the log of a build. */
public interface BuildListener extends TaskListener {
    /** Logs the causes of the build. */
    default void started(List<Cause> causes) {
        PrintStream out = getLogger();
        if (causes == null || causes.isEmpty()) {
            out.println("Started");
            return;
        }
        causes.forEach(cause -> cause.print(this));
    }

    /** Logs the result of the build. */
    default void finished(Result result) {
        getLogger().println("Finished: " + result);
    }
}

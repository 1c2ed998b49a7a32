package hudson.model;

import java.io.PrintStream;
import java.util.List;

/** Stands for hudson.model.BuildListener: the listener of a build. */
public interface BuildListener extends TaskListener {
    /** Prints what caused the build. */
    default void started(List<Cause> causes) {
        PrintStream out = getLogger();
        if (causes == null || causes.isEmpty()) {
            out.println("Started");
            return;
        }
        causes.forEach(cause -> cause.print(this));
    }

    /** Prints the result. */
    default void finished(Result result) {
        getLogger().println("Finished: " + result);
    }
}

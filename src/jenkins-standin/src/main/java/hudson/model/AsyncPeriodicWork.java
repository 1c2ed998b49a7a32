package hudson.model;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.LogTaskListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Long periodic work on its own thread, never more than once at a time. */
public abstract class AsyncPeriodicWork extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(AsyncPeriodicWork.class.getName());

    /** The name of the work. */
    public final String name;

    private Thread thread;

    /** Creates work with the name. */
    protected AsyncPeriodicWork(String name) {
        this.name = name;
    }

    /** Runs the work once. */
    protected abstract void execute(TaskListener listener) throws IOException, InterruptedException;

    @Override
    public final void doRun() {
        synchronized (this) {
            if (thread != null && thread.isAlive()) {
                LOGGER.info(() -> name + " thread is still running. Execution aborted.");
                return;
            }
            thread = new Thread(this::executeAsJenkins, name + " thread");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void executeAsJenkins() {
        ACLContext asJenkins = ACL.as2(ACL.SYSTEM2);
        try (asJenkins) {
            execute(new LogTaskListener(LOGGER, Level.INFO));
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, e, () -> name + " failed");
        }
    }
}

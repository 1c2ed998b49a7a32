package hudson.triggers;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.TimerTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A timer task that runs as Jenkins itself; its exceptions do not stop the timer. */
public abstract class SafeTimerTask extends TimerTask {
    private static final Logger LOGGER = Logger.getLogger(SafeTimerTask.class.getName());

    /** Runs the task. */
    protected abstract void doRun() throws Exception;

    @Override
    public final void run() {
        ACLContext asJenkins = ACL.as2(ACL.SYSTEM2);
        try (asJenkins) {
            doRun();
        } catch (Exception | LinkageError | AssertionError e) {
            LOGGER.log(Level.SEVERE, e, () -> "Timer task " + this + " failed");
        }
    }
}

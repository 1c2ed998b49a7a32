package hudson.triggers;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.TimerTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stands for hudson.triggers.SafeTimerTask: work that Jenkins itself does, and that may fail without end to the timer. */
public abstract class SafeTimerTask extends TimerTask {
    private static final Logger LOGGER = Logger.getLogger(SafeTimerTask.class.getName());

    /** Does it. */
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

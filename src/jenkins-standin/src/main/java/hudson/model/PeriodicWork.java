package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.triggers.SafeTimerTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Short periodic work. */
public abstract class PeriodicWork extends SafeTimerTask implements ExtensionPoint {
    /** A minute in milliseconds. */
    protected static final long MIN = 1000 * 60;

    /** An hour in milliseconds. */
    protected static final long HOUR = 60 * MIN;

    /** A day in milliseconds. */
    protected static final long DAY = 24 * HOUR;

    /** Returns the milliseconds between two starts. */
    public abstract long getRecurrencePeriod();

    /** Returns the milliseconds before the first start. */
    public long getInitialDelay() {
        return ThreadLocalRandom.current().nextLong(getRecurrencePeriod());
    }

    /** Returns all extensions of this type. */
    public static ExtensionList<PeriodicWork> all() {
        return ExtensionList.lookup(PeriodicWork.class);
    }

    /** Schedules all periodic work. */
    public static void init() {
        for (PeriodicWork work : all()) {
            Timer.get()
                    .scheduleAtFixedRate(
                            work, work.getInitialDelay(), work.getRecurrencePeriod(), TimeUnit.MILLISECONDS);
        }
    }
}

package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.triggers.SafeTimerTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Stands for hudson.model.PeriodicWork: short work again and again. */
public abstract class PeriodicWork extends SafeTimerTask implements ExtensionPoint {
    /** A minute in milliseconds. */
    protected static final long MIN = 1000 * 60;

    /** An hour in milliseconds. */
    protected static final long HOUR = 60 * MIN;

    /** A day in milliseconds. */
    protected static final long DAY = 24 * HOUR;

    /** Milliseconds from one beginning to the next. */
    public abstract long getRecurrencePeriod();

    /** Milliseconds to the first time. */
    public long getInitialDelay() {
        return ThreadLocalRandom.current().nextLong(getRecurrencePeriod());
    }

    /** Every one. */
    public static ExtensionList<PeriodicWork> all() {
        return ExtensionList.lookup(PeriodicWork.class);
    }

    /** Begins with every one. */
    public static void init() {
        for (PeriodicWork work : all()) {
            Timer.get()
                    .scheduleAtFixedRate(
                            work, work.getInitialDelay(), work.getRecurrencePeriod(), TimeUnit.MILLISECONDS);
        }
    }
}

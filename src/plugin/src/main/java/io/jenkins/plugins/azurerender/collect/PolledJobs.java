package io.jenkins.plugins.azurerender.collect;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the jobs that this controller polls. */
@Extension
public final class PolledJobs {

    private final AtomicInteger count = new AtomicInteger();

    /** Returns the interval for one more job. */
    static PollInterval begin() {
        return new PollInterval(ExtensionList.lookupSingleton(PolledJobs.class).count);
    }
}

package io.jenkins.plugins.azurerender.janitor;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import java.time.Duration;
import java.time.Instant;

/** Runs the janitor every hour, first ten minutes after a start, when Pipelines have continued. */
@Extension
public final class JanitorWork extends AsyncPeriodicWork {

    /** Shorter than the interval of the scans, longer than any inconsistency between listings. */
    private static final Duration GRACE = Duration.ofMinutes(30);

    private final Janitor janitor = new Janitor();

    public JanitorWork() {
        super("Azure Render Janitor");
    }

    static Janitor janitor() {
        return ExtensionList.lookupSingleton(JanitorWork.class).janitor;
    }

    @Override
    public long getRecurrencePeriod() {
        return HOUR;
    }

    @Override
    public long getInitialDelay() {
        return 10 * MIN;
    }

    @Override
    protected void execute(TaskListener listener) {
        if (AzureRenderConfiguration.get().isRemoveOrphanedResources()) {
            janitor.clean(Instant.now(), GRACE);
        } else {
            janitor.scan(Instant.now());
        }
    }
}

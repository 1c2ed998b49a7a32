package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.time.Duration;

/** Terminates renders whose frames will not be collected. */
public final class RenderTermination {

    private RenderTermination() {}

    /** Terminates the job of a render, if it was created, and deletes its scripts and licenses; can be repeated. */
    public static void of(RenderRecord render, Run<?, ?> run, String reason) throws IOException {
        of(render, run, reason, RenderCloud.retryLimit());
    }

    /**
     * Terminates the job of a render, if it was created, and deletes its scripts and licenses; can be repeated.
     *
     * @param timeout of the requests, if shorter than the usual one
     */
    public static void of(RenderRecord render, Run<?, ?> run, String reason, Duration timeout) throws IOException {
        if (!render.mayHaveResources()) {
            return;
        }
        Duration usual = RenderCloud.retryLimit();
        RenderCloud cloud = RenderCloud.open(render.getAccount(), run, timeout.compareTo(usual) < 0 ? timeout : usual);
        cloud.batch().terminateJob(render.getJobId(), reason);
        cloud.storage().deleteContainer(ResourceNames.nodeContainer(render.getJobId()));
    }
}

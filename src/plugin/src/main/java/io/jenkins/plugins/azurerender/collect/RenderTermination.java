package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.pools.Licenses;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.time.Duration;

/** The end of a render that nobody waits for any more. */
public final class RenderTermination {

    private RenderTermination() {}

    /** Ends the render's job and takes its licenses back; may be repeated. */
    public static void of(RenderRecord render, Run<?, ?> run, String reason) throws IOException {
        of(render, run, reason, RenderCloud.patience());
    }

    /** As above, but for no longer than that. */
    public static void of(RenderRecord render, Run<?, ?> run, String reason, Duration most) throws IOException {
        Duration usual = RenderCloud.patience();
        RenderCloud cloud = RenderCloud.open(render.getAccount(), run, most.compareTo(usual) < 0 ? most : usual);
        cloud.batch().terminateJob(render.getJobId(), reason);
        new Licenses(cloud.storage()).delete(render);
    }
}

package io.jenkins.plugins.azurerender.collect;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the Batch jobs of a build that was aborted or failed between submit and collect: nobody will ask for their
 * frames. A build that ended well without a collect meant its render to go on: then the job, which was left open for
 * frames to be rendered again, ends with its last task.
 */
@Extension
public final class UncollectedRenderCleanup extends RunListener<Run<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(UncollectedRenderCleanup.class.getName());

    @Override
    public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
        RenderAction action = run.getAction(RenderAction.class);
        Result result = run.getResult();
        if (action == null || result == null) {
            return;
        }
        boolean goesOn = result.isBetterThan(Result.FAILURE);
        for (RenderRecord render : action.getRenders()) {
            if (!render.isCollected()) {
                Computer.threadPoolForRemoting.submit(() -> end(run, render, goesOn));
            }
        }
    }

    private static void end(Run<?, ?> run, RenderRecord render, boolean goesOn) {
        try {
            if (goesOn) {
                RenderCloud.open(render.getAccount(), run).batch().endWithLastTask(render.getJobId());
            } else {
                RenderTermination.of(render, run, "The build ended without collecting");
            }
        } catch (Exception x) {
            // The job's own time limit ends it when this cannot.
            LOGGER.log(Level.WARNING, x, () -> "Could not end Batch job " + render.getJobId() + " of " + run);
        }
    }
}

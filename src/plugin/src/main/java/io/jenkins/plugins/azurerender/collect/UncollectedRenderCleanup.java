package io.jenkins.plugins.azurerender.collect;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.ScoutFrames;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;

/**
 * Terminates the jobs of a build that was aborted or failed between submit and collect, because their frames will not be
 * collected. After a successful build without collect, the renders continue: the job then ends with its last task. A render
 * whose submit failed does not continue, nor one that is paused, because no user could resume it. Renders that another build
 * collects are left to it.
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
        action.endCollects(); // a build that was killed has steps that did not end
        RenderLog log = new RenderLog(listener);
        for (RenderRecord render : action.getRenders()) {
            if (!render.isCollected()) {
                boolean canceled = !render.getCancellation().isEmpty();
                boolean paused = render.controls().mayBePaused();
                render.controls().failRequested("The build has ended.");
                boolean continues = result.isBetterThan(Result.FAILURE)
                        && render.isSubmitted()
                        && !canceled
                        && !paused
                        && !waitsForCollect(render);
                String reason = canceled ? render.getCancellation() : reason(run, paused);
                if (continues) {
                    log.line(
                            "job",
                            "%s continues, although the build ended without collecting its frames"
                                    .formatted(render.getBatchJob()));
                } else if (!canceled && render.mayHaveResources()) {
                    log.line(
                            "job",
                            "terminating %s%s: %s"
                                    .formatted(
                                            render.getBatchJob(),
                                            render.isTakenOver() ? ", unless another build collects it" : "",
                                            reason));
                }
                RenderExecutors.get()
                        .cleanUp(
                                CloudSession.peers(render.getAccount()),
                                () -> end(run, render, continues, reason),
                                x -> failed(run, render, x));
            }
        }
    }

    /** Only a collect step starts frames that wait until the scouts are validated. */
    private static boolean waitsForCollect(RenderRecord render) {
        return ScoutFrames.of(render).filter(ScoutFrames::validated).isPresent();
    }

    /** Who aborted the build is stored with it before this event. */
    private static String reason(Run<?, ?> run, boolean paused) {
        String causes = run.getActions(InterruptedBuildAction.class).stream()
                .flatMap(action -> action.getCauses().stream())
                .map(CauseOfInterruption::getShortDescription)
                .distinct()
                .collect(Collectors.joining(", "));
        String ended =
                "The build ended without collecting its frames" + (paused ? ", while the render was paused" : "");
        return ended + (causes.isEmpty() ? "" : " (" + causes + ")");
    }

    private static void end(Run<?, ?> run, RenderRecord render, boolean continues, String reason) {
        RenderAction renders = RenderAction.of(run);
        Object cleanup = new Object();
        try {
            if (!renders.reserve(render, cleanup)) {
                return;
            }
            if (continues) {
                RenderCloud.open(render.getAccount(), render.submitter(run))
                        .batch()
                        .endWithLastTask(render.getBatchJob());
            } else {
                RenderTermination.of(render, run, reason, new RenderLog(TaskListener.NULL)); // the log may be closed
            }
        } catch (Exception x) {
            failed(run, render, x);
        } finally {
            renders.endCollect(cleanup);
        }
    }

    /** The job then ends at its time limit. */
    private static void failed(Run<?, ?> run, RenderRecord render, Exception problem) {
        LOGGER.log(Level.WARNING, problem, () -> "Could not end Batch job " + render.getBatchJob() + " of " + run);
    }
}

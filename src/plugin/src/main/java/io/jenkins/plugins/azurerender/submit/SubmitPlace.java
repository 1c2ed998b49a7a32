package io.jenkins.plugins.azurerender.submit;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.PipelineBranch;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.SelectedPool;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Where in the Pipeline a submit step runs.
 *
 * @param blockPool pool of the innermost block around the step; null outside of such a block
 */
record SubmitPlace(Run<?, ?> run, PipelineBranch branch, SelectedPool blockPool) {

    /** Id of the pool that the step uses without {@code pool}; empty for an auto pool. */
    Optional<String> pool(String account) {
        Optional<String> ofBlock = Optional.ofNullable(blockPool).map(pool -> pool.idIn(account));
        return ofBlock.or(() -> RenderAction.of(run).pool(account, branch));
    }

    /**
     * Whether the render gets an auto pool.
     *
     * @param account null if it is not known which account is used
     */
    boolean usesAutoPool(PoolOptions options, String account) {
        return options.autoPool() != null
                || options.pool() == null
                        && Optional.ofNullable(account).flatMap(this::pool).isEmpty();
    }

    /** The equal render that an earlier run of the step submitted, and that the step continues. It belongs to this branch then. */
    Optional<RenderRecord> earlierAttempt(PlannedRender planned, String jobId) {
        RenderAction renders = RenderAction.of(run);
        Optional<RenderRecord> earlier = renders.getRenders().stream()
                .filter(render -> !render.getBatchJob().equals(jobId))
                .filter(render -> renders.isContinuedBy(render, branch))
                .filter(render -> render.plan().equals(planned.plan())
                        && Objects.equals(
                                render.getSettings().getName(),
                                planned.settings().getName()))
                .findFirst();
        earlier.ifPresent(render -> renders.move(render, branch));
        return earlier;
    }

    /** The check that a render replaces no files of another one of the build. */
    RenderAction.Check collisions(RenderPlan plan) throws IOException {
        RenderAction renders = RenderAction.of(run);
        return new ArtifactCollision(run, plan, render -> renders.isFailedSubmit(render, branch));
    }
}

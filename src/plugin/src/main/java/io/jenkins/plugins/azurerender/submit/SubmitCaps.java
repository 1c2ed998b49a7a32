package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.pools.AutoPool;
import io.jenkins.plugins.azurerender.pools.ScoutScaling;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.settings.AfterChoice;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import io.jenkins.plugins.azurerender.settings.RendererChoice;
import java.util.Optional;

/** Applies the limits of an administrator to a request, with the same result in a dry run and a submit. */
record SubmitCaps(Caps caps) {

    /**
     * Returns the request with a default time limit that is allowed.
     *
     * @throws InvalidRequestException if an option exceeds a cap
     */
    SubmitRequest limit(SubmitRequest request, RenderLog log) {
        Optional.ofNullable(request.render().renderer())
                .flatMap(RendererChoice::customCommand)
                .ifPresent(caps::checkCommand);
        Optional.ofNullable(request.render().then())
                .flatMap(AfterChoice::customCommand)
                .ifPresent(caps::checkCommand);
        if (request.tasks().container() != null) {
            caps.checkCommand("container");
        }
        if (!request.tasks().environment().isEmpty()) {
            caps.checkCommand("environment"); // such as LD_PRELOAD or PYTHONPATH with an uploaded file
        }
        int hours = request.limits().hours();
        if (request.limits().requestedHours() != null) {
            caps.checkHours(hours);
            return request;
        }
        int allowed = caps.limitHours(hours);
        if (allowed == hours) {
            return request;
        }
        log.line("job", "time limit: %s hours instead of %s, by the caps of the account".formatted(allowed, hours));
        return request.withHours(allowed);
    }

    /**
     * Returns the complete configuration of the auto pool.
     *
     * @throws InvalidRequestException if it exceeds a cap
     */
    PoolSpec autoPool(SubmitRequest request, RenderPlan plan) {
        PoolSpec pool = completePool(request, plan);
        pool.check(caps);
        return pool;
    }

    /** Returns the complete configuration of the auto pool, without a check of the caps. */
    PoolSpec completePool(SubmitRequest request, RenderPlan plan) {
        PoolSpec pool = AutoPool.complete(
                request.pool().autoPoolOrDefault(), request.tasks().container(), plan.renderTasks(), caps);
        return plan.scouts().isPresent() ? ScoutScaling.of(pool, plan) : pool;
    }
}

package io.jenkins.plugins.azurerender.collect;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends the collect of a render that was skipped. */
final class SkippedCollect {

    private SkippedCollect() {}

    /**
     * Returns the result of the step. If all renders of the build are unchanged, its result is NOT_BUILT, so that the last
     * successful build is still the one with the frames.
     */
    static Map<String, Object> end(SkippedRender render, Run<?, ?> run, TaskListener listener) {
        new RenderLog(listener).line("frames", "nothing is collected: " + render.getReason());
        if (RenderAction.of(run).isUnchanged()) {
            run.setResult(Result.NOT_BUILT);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("job", render.getJobId());
        result.put("frames", render.getFrames());
        return result;
    }
}

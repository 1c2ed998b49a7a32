package io.jenkins.plugins.azurerender.collect;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import java.util.LinkedHashMap;
import java.util.Map;

/** The end of a render that had nothing to do. */
final class CollectIdle {

    private CollectIdle() {}

    /** What the step returns. A build that rendered nothing is not built: links to the last good one keep to its frames. */
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

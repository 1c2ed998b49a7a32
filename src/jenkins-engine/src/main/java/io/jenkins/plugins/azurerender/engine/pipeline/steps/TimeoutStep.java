package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.Util;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.Scope;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** {@code timeout(time: 5, unit: 'MINUTES') { }}: stops its block after a time limit. */
final class TimeoutStep implements BlockStep {

    @Override
    public List<String> parameters() {
        return List.of("time", "unit", "activity");
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        long limit = TimeUnit.valueOf(call.text("unit", "MINUTES")).toMillis(call.number("time"));
        if (call.isFirstTime("log")) {
            call.listener().getLogger().println("Timeout set to expire in " + Util.getTimeSpanString(limit));
        }
        long until = call.once("until", Long.class, () -> System.currentTimeMillis() + limit);
        Scope inner = call.scope().with();
        ScheduledFuture<?> alarm = Timer.get()
                .schedule(() -> expire(call, inner), until - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
        try {
            return block.run(inner, null);
        } catch (FlowInterruptedException x) {
            if (x.getCauses().stream()
                    .anyMatch(cause -> cause instanceof ExceededTimeout exceeded && exceeded.node.equals(call.id()))) {
                x.setActualInterruption(false);
            }
            throw x;
        } finally {
            alarm.cancel(false);
        }
    }

    private static void expire(Call call, Scope inner) {
        call.listener().getLogger().println("Cancelling nested steps due to timeout");
        call.execution().stopInside(inner, cause(call));
    }

    private static FlowInterruptedException cause(Call call) {
        return new FlowInterruptedException(Result.ABORTED, true, new ExceededTimeout(call.id()));
    }

    /** The time limit was exceeded. */
    static final class ExceededTimeout extends CauseOfInterruption {

        private static final long serialVersionUID = 1L;

        private final String node;

        /** @param node id of the flow node of the step */
        ExceededTimeout(String node) {
            this.node = node;
        }

        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }
}

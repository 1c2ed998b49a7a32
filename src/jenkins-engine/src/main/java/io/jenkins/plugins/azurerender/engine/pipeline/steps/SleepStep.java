package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.Util;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code sleep 5}: waits until a recorded time, also across a restart. */
final class SleepStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("time", "unit");
    }

    @Override
    public boolean canRunAgain() {
        return true;
    }

    @Override
    public Object run(Call call) throws Exception {
        long duration = TimeUnit.valueOf(call.text("unit", "SECONDS")).toMillis(call.number("time"));
        if (call.isFirstTime("log")) {
            call.listener().getLogger().println("Sleeping for " + Util.getTimeSpanString(duration));
        }
        long until = call.once("until", Long.class, () -> System.currentTimeMillis() + duration);
        long left = until - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
        return null;
    }
}

package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.Util;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code sleep 5}: waits, also across a restart, until the time that was set when it began. */
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
        long wanted = TimeUnit.valueOf(call.text("unit", "SECONDS")).toMillis(call.number("time"));
        if (call.isFirstTime("told")) {
            call.listener().getLogger().println("Sleeping for " + Util.getTimeSpanString(wanted));
        }
        long until = call.once("until", Long.class, () -> System.currentTimeMillis() + wanted);
        long left = until - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
        return null;
    }
}

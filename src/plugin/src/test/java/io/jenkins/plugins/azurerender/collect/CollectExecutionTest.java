package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.jenkins.HangingCall;
import io.jenkins.plugins.azurerender.jenkins.StepEnds;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Attempts of the collect step that fail before its first poll. */
@Tag("unit")
@WithJenkins
class CollectExecutionTest {

    /** After a restart, the first attempts wait for an account that does not respond. */
    @Test
    void attemptThatExpiresBeforeTheFirstPollIsRepeated(JenkinsRule jenkins) throws Exception {
        System.setProperty("io.jenkins.plugins.azurerender.collect.CollectExecution.periodMillis", "100");
        AtomicInteger attempts = new AtomicInteger();
        StepEnds ends = new StepEnds() {
            private static final long serialVersionUID = 1L;

            @Override
            public <T> T get(Class<T> key) throws IOException, InterruptedException {
                int calls = attempts.incrementAndGet();
                if (calls == 2 || calls == 3) {
                    AgentCalls.act(jenkins.jenkins.getRootPath(), new HangingCall(), Duration.ofMillis(1));
                }
                throw new AbortException("the third attempt");
            }
        };
        CollectRequest request = new CollectParameters()
                .logs(CollectRequest.Logs.NONE)
                .retries(0)
                .request();
        new CollectExecution(ends, List.of("job-1"), request).onResume();
        assertEquals(
                "the third attempt",
                assertInstanceOf(AbortException.class, ends.only()).getMessage());
        assertEquals(5, attempts.get(), "before the first attempt, three attempts, after the last");
    }
}

package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.FilePath;
import hudson.model.Label;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.time.Duration;
import jenkins.MasterToSlaveFileCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Calls that do not return, to an agent and on the controller. */
@Tag("unit")
@WithJenkins
class AgentCallsTest {

    private static final class Hang extends MasterToSlaveFileCallable<String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String invoke(File folder, VirtualChannel channel) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
            return "";
        }
    }

    private static final class Name extends MasterToSlaveFileCallable<String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String invoke(File folder, VirtualChannel channel) {
            return folder.getName();
        }
    }

    @Test
    void callThatDoesNotReturnIsCanceled(JenkinsRule jenkins) throws Exception {
        FilePath agent = jenkins.createOnlineSlave(Label.get("farm")).getRootPath();
        FilePath controller = jenkins.jenkins.getRootPath();
        for (FilePath folder : new FilePath[] {agent, controller}) {
            assertThrows(DeadlineException.class, () -> AgentCalls.act(folder, new Hang(), Duration.ofMillis(100)));
            assertFalse(Thread.currentThread().isInterrupted());
            assertEquals(folder.getName(), AgentCalls.act(folder, new Name(), Duration.ofMinutes(1)));
        }
    }
}

package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.Label;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import jenkins.MasterToSlaveFileCallable;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.util.VirtualFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Calls that do not return, to an agent and on the controller. */
@Tag("unit")
@WithJenkins
class AgentCallsTest {

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
            assertThrows(
                    DeadlineException.class, () -> AgentCalls.act(folder, new HangingCall(), Duration.ofMillis(100)));
            assertFalse(Thread.currentThread().isInterrupted());
            assertEquals(folder.getName(), AgentCalls.act(folder, new Name(), Duration.ofMinutes(1)));
        }
    }

    /** Such as an agent whose disk hangs while its files are transferred. */
    @Test
    void archivingThatDoesNotReturnIsCanceled(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new HangingStore());
        FilePath folder = jenkins.jenkins.getRootPath();
        assertThrows(
                DeadlineException.class,
                () -> AgentCalls.archive(build, folder, Map.of("a", "a"), TaskListener.NULL, Duration.ofMillis(100)));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private static final class HangingStore extends ArtifactManagerFactory {

        @Override
        public ArtifactManager managerFor(Run<?, ?> build) {
            return new HangingManager();
        }
    }

    private static final class HangingManager extends ArtifactManager {

        @Override
        public void onLoad(Run<?, ?> build) {}

        @Override
        public void archive(FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> files)
                throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }

        @Override
        public boolean delete() {
            return false;
        }

        @Override
        public VirtualFile root() {
            return VirtualFile.forFile(new File("none"));
        }
    }
}

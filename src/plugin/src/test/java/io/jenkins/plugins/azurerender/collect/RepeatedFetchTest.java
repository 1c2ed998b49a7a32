package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.frames.FetchedFrames;
import io.jenkins.plugins.azurerender.jenkins.Deadlines;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Fetches that make no progress are not repeated indefinitely. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RepeatedFetchTest {

    @TempDir
    Path folder;

    @Test
    void agentThatReturnsNoFrameIsReplacedByTheController(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = rendering(jenkins, cloud);
        farm.workspace =
                new FilePath(withoutFrames(), folder.resolve("workspace").toString());
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        assertEquals(1, farm.table().count(FrameState.ARCHIVED));
        assertTrue(
                farm.text().contains("the agent cannot fetch frames, so the controller does (no frame was returned)"),
                farm::text);
    }

    @Test
    void fetchThatExceedsItsTimeLimitIsRepeatedTwiceOnTheController(JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        CollectFixture farm = rendering(jenkins, cloud);
        for (int attempt = 0; attempt < 3; attempt++) {
            farm.pollUntilFetching();
            assertTrue(farm.retriesAfter(Deadlines.notEnded()), "once on the agent, twice on the controller");
            farm.pollUntilFetching();
            assertTrue(farm.retriesAfter(Deadlines.notStarted()), "a fetch that waits for a thread costs nothing");
        }
        farm.pollUntilFetching();
        assertFalse(farm.retriesAfter(Deadlines.notEnded()));
    }

    @Test
    void fetchThatSucceedsRestartsTheLimit(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = rendering(jenkins, cloud);
        for (int attempt = 0; attempt < 3; attempt++) {
            farm.pollUntilFetching();
            farm.retriesAfter(Deadlines.notEnded());
        }
        farm.runUntil(() -> false);
        assertEquals(1, farm.table().count(FrameState.ARCHIVED));
        assertTrue(farm.retriesAfter(Deadlines.notEnded()));
    }

    @Test
    void completionThatExceedsItsTimeLimitIsRepeatedTwice(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = rendering(jenkins, cloud);
        farm.runUntil(() -> false);
        assertTrue(farm.retriesAfter(Deadlines.notEnded()));
        assertTrue(farm.retriesAfter(Deadlines.notEnded()));
        assertFalse(farm.retriesAfter(Deadlines.notEnded()));
    }

    @Test
    void pollThatExceedsItsTimeLimitIsRepeatedWithoutALimit(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = rendering(jenkins, cloud);
        farm.next();
        for (int attempt = 0; attempt < 10; attempt++) {
            farm.retriesAfter(Deadlines.notEnded());
            assertTrue(farm.retriesAfter(Deadlines.notEnded()));
        }
    }

    private CollectFixture rendering(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        return CollectFixture.open(jenkins, cloud, "1", 1)
                .submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
    }

    /** An agent that does all work but returns no frames. */
    private static VirtualChannel withoutFrames() {
        return (VirtualChannel) Proxy.newProxyInstance(
                RepeatedFetchTest.class.getClassLoader(),
                new Class<?>[] {VirtualChannel.class},
                (proxy, method, args) -> {
                    if (!method.getName().equals("call")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Object result = ((Callable<?, ?>) args[0]).call();
                    return result instanceof FetchedFrames ? new FetchedFrames(List.of(), List.of()) : result;
                });
    }
}

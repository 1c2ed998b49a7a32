package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.frames.FetchedFrames;
import io.jenkins.plugins.azurerender.jenkins.Deadlines;
import io.jenkins.plugins.azurerender.jenkins.StepEnds;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
                farm.text().contains("the agent cannot download files, so the controller does (no frame was returned)"),
                farm::text);
        assertNull(farm.agent());
    }

    @Test
    void fetchThatExceedsItsTimeLimitIsRepeatedTwiceOnTheController(JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        CollectFixture farm = rendering(jenkins, cloud);
        farm.workspace = new FilePath(folder.toFile());
        farm.request = new CollectParameters().into("renders", true).request();
        for (int attempt = 0; attempt < 3; attempt++) {
            farm.pollUntilFetching();
            assertTrue(farm.retriesAfter(Deadlines.notEnded()), "once on the agent, twice on the controller");
            farm.pollUntilFetching();
            assertTrue(farm.retriesAfter(Deadlines.notStarted()), "a fetch that waits for a thread costs nothing");
        }
        assertEquals(farm.workspace, farm.agent(), "files are copied there in the end");
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

    /** The restart was after the frames were collected, before the step ended. */
    @Test
    void completionAfterARestartIsRepeatedTwice(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = rendering(jenkins, cloud);
        farm.end();
        farm.restart();
        farm.runUntil(() -> false);
        assertTrue(farm.retriesAfter(Deadlines.notEnded()));
        assertTrue(farm.retriesAfter(Deadlines.notEnded()));
        assertFalse(farm.retriesAfter(Deadlines.notEnded()));
    }

    /** @param running whether the thread of the call does not end either */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agentThatHangsDuringCompletionIsReplacedByTheController(boolean running, JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        CollectFixture farm = rendering(jenkins, cloud);
        farm.studio.storage().put(farm.id, "frames/extra.bin", new byte[] {1});
        AtomicInteger calls = new AtomicInteger();
        VirtualChannel hanging = channel(call -> {
            calls.incrementAndGet();
            throw running ? Deadlines.stillRunning() : Deadlines.notEnded();
        });
        FilePath workspace = new FilePath(hanging, folder.resolve("workspace").toString());
        StepEnds ends = new StepEnds() {
            private static final long serialVersionUID = 1L;

            @Override
            public <T> T get(Class<T> key) throws IOException {
                boolean collected = farm.table().count(FrameState.ARCHIVED) == 1;
                return Stream.of(farm.build, farm.listener, collected ? workspace : key)
                        .filter(key::isInstance)
                        .map(key::cast)
                        .findFirst()
                        .orElse(null);
            }
        };
        CollectRequest request = new CollectParameters().allFiles().request();
        new CollectExecution(ends, List.of(farm.id), request).start();
        assertInstanceOf(String.class, ends.only(), farm::text);
        assertTrue(farm.artifacts().containsAll(List.of("a_1.png", "extra.bin")), farm.artifacts()::toString);
        assertEquals(1, calls.get(), farm::text);
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
        return channel(call -> {
            Object result = call.call();
            return result instanceof FetchedFrames ? new FetchedFrames(List.of(), List.of()) : result;
        });
    }

    private interface Agent {
        Object run(Callable<?, ?> call) throws Throwable;
    }

    private static VirtualChannel channel(Agent agent) {
        return (VirtualChannel) Proxy.newProxyInstance(
                RepeatedFetchTest.class.getClassLoader(),
                new Class<?>[] {VirtualChannel.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "call" -> agent.run((Callable<?, ?>) args[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}

package io.jenkins.plugins.azurerender.ui;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerResponse2;

/** POST requests to the cancel button of a render, from a user who sends many. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CancelTest {

    private static final int REQUESTS = 200;

    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void requestsWhileOneIsUnderWaySendNothing(LocalCloud cloud) throws Exception {
        AtomicInteger terminations = new AtomicInteger();
        try (GatedProxy batch = new GatedProxy(cloud.batchUrl(), request -> {
            terminations.incrementAndGet();
            return true;
        })) {
            studio.addAccount(
                    "hole",
                    batch.url().toString(),
                    "batch-key",
                    cloud.blobEndpoint().toString(),
                    "storage-key");
            WorkflowRun run = studio.job("sleep 600").scheduleBuild2(0).waitForStart();
            RenderPage page = page(run, "hole", true);
            List<Thread> users = new ArrayList<>();
            int before = Thread.activeCount();
            for (int user = 0; user < 4; user++) {
                users.add(new Thread(() -> cancel(page, REQUESTS / 4)));
            }
            users.forEach(Thread::start);
            for (Thread user : users) {
                user.join();
            }
            batch.awaitHeld();
            int threads = Thread.activeCount() - before;
            assertEquals(REQUESTS, statuses.size());
            assertTrue(statuses.stream().allMatch(status -> status == 200), statuses::toString);
            assertEquals(1, terminations.get());
            assertTrue(threads < 20, () -> threads + " more threads");
            run.doStop();
            jenkins.waitForCompletion(run);
        }
    }

    @Test
    void renderThatIsNotSubmittedOrWasCollectedIsRefused() throws Exception {
        WorkflowRun run = studio.run(studio.job("echo 'over'"), Result.SUCCESS);
        RenderPage page = page(run, "studio", false);
        cancel(page, 1);
        RenderRecord record = RenderAction.of(run).getRenders().get(0);
        record.markSubmitted();
        record.markCollected(RenderAction.of(run).frames(record), "contact-sheet.html");
        cancel(page, 1);
        assertEquals(List.of(409, 409), statuses);
    }

    /** A class that cannot be loaded, for example. */
    @Test
    void cancellationThatEndsWithAnErrorCanBeRepeated() throws Exception {
        WorkflowRun run = studio.run(studio.job("echo 'over'"), Result.SUCCESS);
        page(run, "studio", true);
        RenderRecord record = RenderAction.of(run).getRenders().get(0);
        FreeStyleBuild broken = new FreeStyleBuild(jenkins.createFreeStyleProject()) {
            @Override
            public FreeStyleProject getParent() {
                throw new LinkageError("broken");
            }
        };
        assertTrue(Cancellations.get().request(record, broken));
        Cancellation cancellation = Cancellations.get().find(record).orElseThrow();
        await("cancellation").until(() -> !cancellation.isRequested());
        assertEquals("broken", cancellation.getProblem());
        assertTrue(Cancellations.get().request(record, broken));
    }

    private RenderPage page(WorkflowRun run, String account, boolean submitted) throws Exception {
        RenderAction action = RenderAction.of(run);
        RenderRecord record = action.add(
                new RenderRecord(account, "job-1", "pool", new RenderSettings("scene.blend", "1", "a_#", "PNG")));
        if (submitted) {
            record.markSubmitted();
        }
        return new RenderPage(run, action, record);
    }

    private void cancel(RenderPage page, int times) {
        for (int time = 0; time < times; time++) {
            try {
                page.doCancel(response());
            } catch (Exception x) {
                statuses.add(500);
            }
        }
    }

    private StaplerResponse2 response() {
        return (StaplerResponse2) Proxy.newProxyInstance(
                CancelTest.class.getClassLoader(), new Class<?>[] {StaplerResponse2.class}, (proxy, method, values) -> {
                    if (method.getName().equals("setStatus")) {
                        statuses.add((Integer) values[0]);
                    }
                    return method.getName().equals("getWriter") ? new PrintWriter(Writer.nullWriter()) : null;
                });
    }
}

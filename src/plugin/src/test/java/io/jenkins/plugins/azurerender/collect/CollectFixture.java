package io.jenkins.plugins.azurerender.collect;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.Waiting;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.Staging;
import io.jenkins.plugins.azurerender.azure.batch.TaskFiles;
import io.jenkins.plugins.azurerender.azure.batch.TaskLimits;
import io.jenkins.plugins.azurerender.azure.batch.TaskRequest;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.awaitility.core.ConditionTimeoutException;
import org.jvnet.hudson.test.JenkinsRule;

/** A render whose tasks are short shell commands, on the local cloud, and a build that collects it poll by poll. */
public final class CollectFixture {

    final LocalCloud cloud;
    public final Studio studio;
    public final FreeStyleBuild build;
    public final RenderRecord record;
    final ByteArrayOutputStream console = new ByteArrayOutputStream();
    public final TaskListener listener = new StreamTaskListener(console, StandardCharsets.UTF_8);
    public final String id = "r-" + UUID.randomUUID();
    public CollectRequest request = request();
    public FilePath workspace;
    String preparation = "/bin/true";
    Duration outputLife = Duration.ofHours(1);
    private RenderCollector collector;
    private boolean complete;

    private CollectFixture(
            JenkinsRule jenkins, LocalCloud cloud, Studio studio, String account, RenderSettings settings)
            throws Exception {
        this.cloud = cloud;
        this.studio = studio;
        build = jenkins.assertBuildStatus(
                Result.SUCCESS,
                jenkins.createFreeStyleProject("f-" + UUID.randomUUID()).scheduleBuild2(0));
        record = RenderAction.of(build).add(new RenderRecord(account, id, id, settings));
    }

    public static CollectFixture open(JenkinsRule jenkins, LocalCloud cloud, String frames, int chunk)
            throws Exception {
        return new CollectFixture(jenkins, cloud, Studio.open(jenkins, cloud), "studio", settings(frames, chunk));
    }

    /** Each frame is split into two tiles. */
    static CollectFixture withTiles(JenkinsRule jenkins, LocalCloud cloud, String frames) throws Exception {
        RenderSettings settings = settings(frames, 1).inTiles("2x1");
        return new CollectFixture(jenkins, cloud, Studio.open(jenkins, cloud), "studio", settings);
    }

    /** The given frames are rendered first. */
    static CollectFixture withScouts(
            JenkinsRule jenkins, LocalCloud cloud, String frames, String scouts, boolean validated) throws Exception {
        RenderSettings settings = settings(frames, 1).withScouts(scouts, validated);
        return new CollectFixture(jenkins, cloud, Studio.open(jenkins, cloud), "studio", settings);
    }

    /** A collect with the default parameters of the step. */
    static CollectRequest request() {
        return new CollectParameters().request();
    }

    private static RenderSettings settings(String frames, int chunk) {
        return new RenderSettings("scene.blend", frames, "a_#", "PNG").inTasks(chunk, null);
    }

    /** Another render in the same Jenkins, with the given render account. */
    CollectFixture another(JenkinsRule jenkins, String account, String frames) throws Exception {
        return new CollectFixture(jenkins, cloud, studio, account, settings(frames, 1));
    }

    private Map<String, String> tags(ResourceKind kind) {
        return Owner.of(build, kind, id, Instant.MAX).tags();
    }

    /**
     * Submits the render. The job does not end with its last task, as in a build.
     *
     * @param nodes number of nodes
     * @param command shell command of a task
     */
    public CollectFixture submit(int nodes, Function<RenderTask, String> command) throws IOException {
        PoolImage image = new PoolImage(
                "microsoft-dsvm", "ubuntu-hpc", "2404", "latest", null, "batch.node.ubuntu 24.04", true, true, null);
        batch().createPool(new PoolRequest(
                id, "Standard_D2s_v3", image, nodes, 0, null, 1, PoolSetup.PLAIN, tags(ResourceKind.BUILD)));
        studio.storage().createContainer(id, tags(ResourceKind.FRAMES));
        URI output = studio.storage().sign(id, Access.WRITE, outputLife);
        URI input = studio.storage().sign(id, Access.READ, Duration.ofHours(1));
        batch().createJob(new JobRequest(
                id,
                "test",
                id,
                null,
                Duration.ofHours(1),
                0,
                0,
                new Staging(input, List.of("none/"), List.of(), preparation, null),
                Map.of(),
                tags(ResourceKind.RENDER)));
        record.markAccess(Instant.now().plus(Duration.ofHours(1)));
        batch().addTasks(
                        id,
                        record.plan().tasks().stream()
                                .filter(task -> task.role() != RenderTask.Role.SCOUTS
                                        || !record.plan().layout().scouts().validated())
                                .map(task -> new TaskRequest(
                                        task.id(),
                                        "/bin/bash -c '" + command.apply(task) + "'",
                                        Map.of(),
                                        null,
                                        task.inputPrefix() == null
                                                ? TaskFiles.to(output, task.outputFolder())
                                                : new TaskFiles(input, task.inputPrefix(), output, task.outputFolder()),
                                        new TaskLimits(0, null, Duration.ofHours(1)),
                                        task.after(),
                                        task.role() == RenderTask.Role.TILE || task.role() == RenderTask.Role.SCOUTS))
                                .toList());
        return this;
    }

    BatchService batch() {
        return studio.batch();
    }

    public FrameTable table() throws IOException {
        return RenderAction.of(build).frames(record);
    }

    /** Polls once, or fetches some frames. */
    RenderCollector.Next next() throws IOException, InterruptedException {
        if (collector == null) {
            collector = new RenderCollector(build, record, request, listener);
        }
        collector.setAgent(workspace);
        RenderCollector.Next next = collector.next();
        complete = next == RenderCollector.Next.END;
        return next;
    }

    /** Polls until the next call would fetch frames. */
    void pollUntilFetching() throws Exception {
        runUntil(() -> collector != null && collector.isFetching());
    }

    /** The workspace on the agent whose threads the next fetch uses; null for none. */
    FilePath agent() {
        return collector.agent();
    }

    /** Whether the build would continue after this problem of the last call. */
    boolean retriesAfter(Exception problem) {
        return collector.retriesAfter(problem, complete);
    }

    /** Same, but ignores transient errors, as a build does. */
    private RenderCollector.Next nextOrRetry() throws IOException, InterruptedException {
        try {
            return next();
        } catch (IOException x) {
            if (!retriesAfter(x)) {
                throw x;
            }
            return RenderCollector.Next.LATER;
        }
    }

    /** Collects until the condition holds or the render has ended. */
    public void runUntil(Condition condition) throws Exception {
        try {
            Waiting.await("condition").atMost(Duration.ofMinutes(1)).until(() -> {
                RenderCollector.Next next = RenderCollector.Next.AT_ONCE;
                while (next == RenderCollector.Next.AT_ONCE && !condition.holds()) {
                    next = nextOrRetry();
                }
                return next == RenderCollector.Next.AT_ONCE || next == RenderCollector.Next.END;
            });
        } catch (ConditionTimeoutException x) {
            throw new AssertionError("The condition was not met: " + table().counts() + "\n" + text(), x);
        }
    }

    /** Collects to the end, and returns the result of the step. */
    public Map<String, Object> end() throws Exception {
        while (true) {
            runUntil(() -> false);
            try {
                return new RenderCompletion(build, record, table(), request, listener)
                        .end(RenderCloud.open(record.getAccount(), build), collector.workspace(), collector.into());
            } catch (IOException x) {
                if (!retriesAfter(x)) {
                    throw x;
                }
            }
        }
    }

    /** Drops all state in memory, as a restart does. */
    void restart() {
        collector = null;
        complete = false;
        RenderAction.of(build).onLoad(build);
    }

    /** Number of requests for this job so far, of the given operations in the emulator's ledger, or of all. */
    long calls(String... operations) {
        List<String> wanted = Arrays.asList(operations);
        return cloud
                .emulator()
                .control()
                .ledger()
                .entries(entry -> entry.kind().equals("call") && entry.subject().contains(id))
                .stream()
                .filter(entry ->
                        wanted.isEmpty() || wanted.contains(entry.detail().split(" ")[0]))
                .count();
    }

    public Set<String> artifacts() {
        return build.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .collect(Collectors.toSet());
    }

    public String text() {
        return console.toString(StandardCharsets.UTF_8);
    }

    /** Writes an image that is different for each frame. */
    public static Path image(Path folder, int number) throws IOException {
        BufferedImage image = new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(40, 90, 160));
        graphics.fillRect(number % 30, 3, 2, 9);
        graphics.dispose();
        image.setRGB(0, 0, 0x808000 + number);
        Path file = folder.resolve("image" + number + ".png");
        ImageIO.write(image, "png", file.toFile());
        return Files.exists(file) ? file : null;
    }

    /** A condition to wait for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }
}

package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.rest.serializer.JacksonAdapter;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** SAS URLs expire when they are no longer needed: those of nodes with their job, those of agents after one hour. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class SignatureLifetimesTest {

    private static final Duration CLOCK = Duration.ofSeconds(30);
    private static final Pattern EXPIRY = Pattern.compile("[?&]se=([^&\"]+)");
    private static final Pattern SIGNATURE = Pattern.compile("[?&]sig=([^&\" ]+)");

    private LocalCloud cloud;
    private Studio studio;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void taskUrlsExpireOneHourAfterTheLongestTimeLimitOfTheJob() throws Exception {
        WorkflowRun run = render("");
        BatchClient batch = batch();
        String id = Studio.renders(run).get(0).getJobId();
        CloudJob job = batch.jobOperations().getJob(id);
        Instant end = Instant.ofEpochMilli(job.creationTime().getMillis())
                .plusMillis(job.constraints()
                        .maxWallClockTime()
                        .toStandardDuration()
                        .getMillis());
        JacksonAdapter json = new JacksonAdapter();
        String tasks = json.serialize(batch.taskOperations().listTasks(id));
        assertEquals(4, batch.taskOperations().listTasks(id).size(), "the frame and the task after it, twice each");

        List<Instant> expiries = new ArrayList<>(expiries(tasks));
        assertTrue(expiries.size() >= 2, tasks);
        expiries.addAll(expiries(json.serialize(job)));
        for (Instant expiry : expiries) {
            Duration after = Duration.between(end.plus(Duration.ofHours(24 + 1)), expiry);
            assertTrue(after.abs().compareTo(CLOCK) < 0, () -> "expires " + after + " off: " + expiries);
        }
    }

    /** All URLs but those in the job and its tasks, which are for nodes. */
    @Test
    void agentUrlsExpireAfterOneHour() throws Exception {
        Map<String, Instant> expiries = new ConcurrentHashMap<>();
        WorkflowRun run;
        try (GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), request -> {
            signatures(request)
                    .forEach(signature -> expiries.put(
                            signature, expiries(request).stream().findFirst().orElse(Instant.MAX)));
            return false;
        })) {
            studio.addAccount(
                    "observed",
                    cloud.batchUrl().toString(),
                    "batch-key",
                    storage.url().toString(),
                    "storage-key");
            run = render("account: 'observed', ");
        }
        String id = Studio.renders(run).get(0).getJobId();
        JacksonAdapter json = new JacksonAdapter();
        Set<String> nodes = signatures(json.serialize(batch().jobOperations().getJob(id)));
        nodes.addAll(signatures(json.serialize(batch().taskOperations().listTasks(id))));
        Map<String, Instant> agents = new HashMap<>(expiries);
        assertTrue(agents.keySet().removeAll(nodes), "nodes used the storage through the proxy");
        assertTrue(agents.size() >= 3, "the agent used " + agents);
        Instant latest = Instant.now().plus(Duration.ofHours(1)).plus(CLOCK);
        agents.values().forEach(expiry -> assertTrue(expiry.isBefore(latest), agents::toString));
    }

    private BatchClient batch() {
        return BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
    }

    /** Renders one frame whose first task fails, and collects all kinds of files. */
    private WorkflowRun render(String account) throws Exception {
        Path blender = Files.writeString(folder.resolve("blender"), """
                #!/bin/bash
                mkdir '%s/failed' 2>/dev/null && exit 3
                exec /usr/bin/env PATH="${PATH#*:}" blender "$@"
                """.formatted(folder));
        Files.setPosixFilePermissions(blender, PosixFilePermissions.fromString("rwxr-xr-x"));
        return studio.run(studio.jobWithScene("""
                azureRenderPool %1$s id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit %1$s scene: 'scene.blend', frames: '1', output: 'a_#', retries: 0, timeLimitHours: 50,
                    environment: [[name: 'PATH', value: '%2$s:%3$s']], then: command(command: 'echo x > "$RENDER_FOLDER_OUT/x.txt"', files: ['x.txt'])
                }
                azureRenderCollect files: 'all'
                """.formatted(account, folder, System.getenv("PATH"))), Result.SUCCESS);
    }

    private static Set<String> signatures(String text) {
        Set<String> signatures = new HashSet<>();
        Matcher matcher = SIGNATURE.matcher(text);
        while (matcher.find()) {
            signatures.add(
                    URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8).replace(' ', '+'));
        }
        return signatures;
    }

    private static List<Instant> expiries(String text) {
        List<Instant> expiries = new ArrayList<>();
        Matcher matcher = EXPIRY.matcher(text);
        while (matcher.find()) {
            expiries.add(OffsetDateTime.parse(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8))
                    .toInstant());
        }
        return expiries;
    }
}

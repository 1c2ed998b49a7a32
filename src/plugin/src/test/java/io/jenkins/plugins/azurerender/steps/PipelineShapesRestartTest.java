package io.jenkins.plugins.azurerender.steps;

import static io.jenkins.plugins.azurerender.Waiting.await;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * Random Pipelines without failures keep the {@link ShapeProperties} when Jenkins restarts while their collect steps wait.
 * {@code -Dshapes.restarted=100} tests more of them.
 */
@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class PipelineShapesRestartTest {

    private static final int BUILDS = 2;
    private static final int NODES = 8;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    @Test
    void shapesKeepThePropertiesAcrossARestart(LocalCloud cloud) throws Throwable {
        List<Long> seeds = LongStream.iterate(1, seed -> seed + 1)
                .filter(seed -> !PipelineShape.of(seed).fails()
                        && !PipelineShape.of(seed).aborts())
                .limit(Integer.getInteger("shapes.restarted", BUILDS))
                .boxed()
                .toList();
        ShapeTasks tasks = new ShapeTasks(folder);
        Map<Long, String> jobs = new LinkedHashMap<>();
        String[] pool = new String[1];
        cloud.emulator().control().switches().runTasksWith(tasks);
        try {
            sessions.then(jenkins -> {
                Studio studio = Studio.open(jenkins, cloud);
                jenkins.jenkins.setNumExecutors(seeds.size() * NODES);
                pool[0] = studio.pool;
                studio.run(
                        studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: " + NODES),
                        Result.SUCCESS);
                tasks.pause();
                for (long seed : seeds) {
                    WorkflowJob job =
                            studio.job(PipelineShape.of(seed).script().replace("POOL-", "POOL-" + seed + "-"));
                    jobs.put(seed, job.getFullName());
                    job.scheduleBuild2(0).waitForStart();
                }
                for (String job : jobs.values()) {
                    WorkflowRun build = build(jenkins, job);
                    await("collect step of " + job)
                            .until(() -> JenkinsRule.getLog(build).contains("\n@COLLECTS ") || !build.isBuilding());
                }
            });
            sessions.then(jenkins -> {
                for (String job : jobs.values()) {
                    tasks.begin(build(jenkins, job));
                }
                tasks.resume();
                ShapeProperties properties = new ShapeProperties(cloud, tasks);
                for (long seed : seeds) {
                    WorkflowRun build = build(jenkins, jobs.get(seed));
                    jenkins.waitForCompletion(build);
                    try {
                        properties.check(PipelineShape.of(seed), pool[0] + "-" + seed, build);
                    } catch (Throwable x) {
                        throw new AssertionError(
                                "Shape %s\n%s\n%s"
                                        .formatted(seed, PipelineShape.of(seed).script(), JenkinsRule.getLog(build)),
                                x);
                    }
                }
            });
        } finally {
            tasks.resume();
            cloud.emulator().control().switches().runTasksWith(null);
        }
    }

    private static WorkflowRun build(JenkinsRule jenkins, String job) {
        return jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }
}

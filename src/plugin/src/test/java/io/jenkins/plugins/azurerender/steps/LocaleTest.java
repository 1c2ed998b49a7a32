package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Renders have the same job ids and file names in every locale. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class LocaleTest {

    private final Locale usual = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR"})
    void rendersHaveTheSameNames(String locale, JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        Locale.setDefault(Locale.forLanguageTag(locale));
        WorkflowRun run = studio.run(studio.jobWithScene("""
                azureRenderPool id: 'POOL', vmSize: 'STANDARD_D2IS_V3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1,12', output: 'LIGHT/DISH_####', tiles: '2x1', format: 'TIFF'
                }
                azureRenderCollect logs: 'all'
                """), Result.SUCCESS);
        Set<String> artifacts = run.getArtifacts().stream()
                .map(artifact -> ((Run<?, ?>.Artifact) artifact).relativePath)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(artifacts.containsAll(Set.of("LIGHT/DISH_0001.tif", "LIGHT/DISH_0012.tif")), artifacts::toString);
        artifacts.forEach(name -> assertTrue(name.chars().allMatch(one -> one < 128), name));
        RenderRecord render = Studio.renders(run).get(0);
        assertTrue(render.getJobId().chars().allMatch(one -> one < 128), render.getJobId());
        assertEquals(2, render.getFramesDone());
    }
}

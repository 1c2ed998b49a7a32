package io.jenkins.plugins.azurerender.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.steps.AzureRenderCollectStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep;
import java.util.List;
import java.util.function.BiFunction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Form fields show the same errors as the steps. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class FieldCheckTest {

    private final AzureRenderSubmitStep.DescriptorImpl submit = new AzureRenderSubmitStep.DescriptorImpl();
    private final PoolSettings.DescriptorImpl pool = new PoolSettings.DescriptorImpl();
    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private FreeStyleProject job;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        job = jenkins.createFreeStyleProject();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-240x2 | 120 frames, 1 to 239 by 2",
                "1-240 | 240 frames, 1 to 240",
                "240-1 | 240 frames, 240 to 1",
                "7 | 1 frame, number 7",
                "1-10,15,20-30x5 | 14 frames: 1-10,15-30x5",
                "1-1500x500 | 3 frames, 1 to 1001 by 500",
                "failed | The frames missing from the last build of this job with this scene"
            })
    void validFramesAreCounted(String frames, String message) {
        FormValidation result = submit.doCheckFrames(job, frames, null);
        assertEquals(FormValidation.Kind.OK, result.kind);
        assertEquals(message, result.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "frames: '1-100x0' | frames | 1-100x0",
                "frames: '1-10:2' | frames | 1-10:2",
                "output: 'shot_%04d' | output | shot_%04d",
                "frames: '1-3', output: 'poster' | output | poster",
                "format: 'PNG', output: 's_####.exr' | output | s_####.exr",
                "tiles: '2by2' | tiles | 2by2",
                "order: 'random' | order | random",
                "project: 'My_Project' | project | My_Project",
                "frames: '1-3', scouts: '9-9' | scouts | 9-9",
                "priority: 2000 | priority | 2000",
                "maxNodeHours: -1 | maxNodeHours | -1",
                "maxCost: -1 | maxCost | -1",
                "maxParallelTasks: -2 | maxParallelTasks | -2",
                "stopAfter: -2 | stopAfter | -2",
                "retries: 101 | retries | 101",
                "timeLimitHours: 0 | timeLimitHours | 0",
                "container: 'a b' | container | a b",
                "pool: 'a b' | pool | a b",
                "secondsPerFrame: -1 | secondsPerFrame | -1"
            })
    void fieldErrorEqualsStepError(String option, String field, String value) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        FormValidation result =
                switch (field) {
                    case "frames" -> submit.doCheckFrames(job, value, null);
                    case "output" -> submit.doCheckOutput(job, value, "1-3", "PNG");
                    case "tiles" -> submit.doCheckTiles(job, value);
                    case "order" -> submit.doCheckOrder(job, value);
                    case "project" -> submit.doCheckProject(job, value);
                    case "scouts" -> submit.doCheckScouts(job, value, "1-3");
                    case "priority" -> submit.doCheckPriority(job, value);
                    case "maxNodeHours" -> submit.doCheckMaxNodeHours(job, value);
                    case "maxCost" -> submit.doCheckMaxCost(job, value);
                    case "maxParallelTasks" -> submit.doCheckMaxParallelTasks(job, value);
                    case "stopAfter" -> submit.doCheckStopAfter(job, value);
                    case "retries" -> submit.doCheckRetries(job, value);
                    case "timeLimitHours" -> submit.doCheckTimeLimitHours(job, value, null);
                    case "container" -> submit.doCheckContainer(job, value, null);
                    case "pool" -> submit.doCheckPool(job, value, "");
                    case "secondsPerFrame" -> submit.doCheckSecondsPerFrame(job, value);
                    default -> throw new AssertionError("no case for " + field);
                };
        assertEquals(FormValidation.Kind.ERROR, result.kind, field);
        WorkflowRun run =
                studio.run(studio.job("node { azureRenderSubmit scene: 's.blend', " + option + " }"), Result.FAILURE);
        jenkins.assertLogContains(plain(result), run);
    }

    @Test
    void poolFieldErrorEqualsStepError() throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        for (String[] invalid : new String[][] {
            {"vmSize: 'D16'", plain(pool.doCheckVmSize(job, "D16", null))},
            {"image: 'a b'", plain(pool.doCheckImage(job, "a b", "", ""))},
            {"subnet: 'farm'", plain(pool.doCheckSubnet(job, "farm"))},
            {"remoteAccessFrom: '0.0.0.0/0'", plain(pool.doCheckRemoteAccessFrom(job, "0.0.0.0/0"))},
            {"applications: ['a b']", plain(pool.doCheckApplications(job, "a b"))},
            {"containers: ['a b']", plain(pool.doCheckContainers(job, "a b"))},
            {"pricePerNodeHour: -1", plain(pool.doCheckPricePerNodeHour(job, "-1"))},
            {
                "autoscaleFormula: '$TargetDedicatedNodes = min(3;'",
                plain(pool.doCheckAutoscaleFormula(job, "$TargetDedicatedNodes = min(3;", null))
            }
        }) {
            WorkflowRun run = studio.run(studio.job("azureRenderPool id: 'POOL', " + invalid[0]), Result.FAILURE);
            jenkins.assertLogContains(invalid[1], run);
        }
    }

    @Test
    void emptyValuesAndVariablesAreAccepted() {
        for (String value : new String[] {null, "", " ", "${FRAMES}", "1-${LAST}"}) {
            for (BiFunction<FreeStyleProject, String, FormValidation> check :
                    List.<BiFunction<FreeStyleProject, String, FormValidation>>of(
                            (item, text) -> submit.doCheckFrames(item, text, null),
                            (item, text) -> submit.doCheckOutput(item, text, null, null),
                            submit::doCheckTiles,
                            (item, text) -> pool.doCheckVmSize(item, text, null))) {
                assertEquals(FormValidation.Kind.OK, check.apply(job, value).kind, value);
            }
        }
    }

    @Test
    void emptyRequiredFieldHasANoteAndNoError() {
        for (FormValidation check :
                List.of(submit.doCheckScene(job, ""), new AzureFilesMount.DescriptorImpl().doCheckShare(job, ""))) {
            assertEquals(FormValidation.Kind.OK, check.kind);
            assertEquals("Required", check.getMessage());
        }
    }

    @Test
    void orderThatIsNotListedStaysInTheForm() {
        assertTrue(submit.doFillOrderItems("every-7").stream().anyMatch(item -> item.value.equals("every-7")));
        assertEquals(
                submit.doFillOrderItems("").size(),
                submit.doFillOrderItems("reverse").size());
    }

    @Test
    void nestedOptionsAreChecked() {
        assertTrue(new EnvironmentVariable.DescriptorImpl()
                .doCheckName(job, "AZ_BATCH_POOL_ID", null)
                .getMessage()
                .contains("names that begin with AZ_BATCH_ are reserved"));
        BlenderChoice.DescriptorImpl blender = new BlenderChoice.DescriptorImpl();
        assertTrue(plain(blender.doCheckWidth(job, "1920", "0")).startsWith("The size 1920 x 0 is invalid"));
        assertEquals(FormValidation.Kind.OK, blender.doCheckHeight(job, "1080", "1920").kind);
        assertTrue(plain(blender.doCheckArguments(job, "--render-anim", null)).contains("conflicts with the step"));
        assertEquals(FormValidation.Kind.ERROR, blender.doCheckDevice(job, "TPU").kind);
        assertEquals(FormValidation.Kind.ERROR, new MayaChoice.DescriptorImpl().doCheckBy(job, "pencil").kind);
        assertEquals(
                FormValidation.Kind.ERROR, new AzureRenderCollectStep.DescriptorImpl().doCheckFailOn(job, "blue").kind);
    }

    /** Returns the message without HTML entities. */
    private static String plain(FormValidation result) {
        assertEquals(FormValidation.Kind.ERROR, result.kind, result::getMessage);
        return result.getMessage()
                .replace("&#039;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}

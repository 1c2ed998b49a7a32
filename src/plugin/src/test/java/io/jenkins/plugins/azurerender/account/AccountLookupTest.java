package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.settings.PoolSettings;
import io.jenkins.plugins.azurerender.steps.AzureRenderPoolStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Suggestions and checks of form fields for an account on the local cloud. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class AccountLookupTest {

    private final AzureRenderSubmitStep.DescriptorImpl submit = new AzureRenderSubmitStep.DescriptorImpl();
    private final PoolSettings.DescriptorImpl pool = new PoolSettings.DescriptorImpl();
    private LocalCloud cloud;
    private Studio studio;
    private FreeStyleProject job;
    private JenkinsRule jenkins;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        job = jenkins.createFreeStyleProject();
    }

    @Test
    void accountNamesAreSuggested() {
        assertEquals(List.of("", "studio"), submit.doFillAccountItems(job, ""));
        assertEquals(List.of("", "${ACCOUNT}", "studio"), submit.doFillAccountItems(job, "${ACCOUNT}"));
    }

    @Test
    void poolsAndTheirVmSizesAreSuggested() throws Exception {
        studio.run(studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_F4s_v2'"), Result.SUCCESS);

        assertTrue(submit.doFillPoolItems(job, "", "").contains(studio.pool));
        assertEquals("", submit.doFillPoolItems(job, "", "studio").get(0), "the tab key selects the first item");
        ComboBoxModel sizes = pool.doFillVmSizeItems(job, "", "studio");
        assertTrue(sizes.stream().anyMatch("Standard_F4s_v2"::equalsIgnoreCase), sizes::toString);
        FormValidation existing = submit.doCheckPool(job, studio.pool, "studio");
        assertEquals(
                "pool exists (vm size standard_f4s_v2)", existing.getMessage().toLowerCase(Locale.ROOT));
        FormValidation missing = submit.doCheckPool(job, "no-such-pool", "studio");
        assertEquals(FormValidation.Kind.WARNING, missing.kind);
        assertTrue(missing.getMessage().startsWith("This pool does not exist"), missing::getMessage);
    }

    @Test
    void newPoolNeedsAVmSizeAndNodes() {
        assertEquals(FormValidation.Kind.WARNING, checkId("", "0", "0", "").kind);
        assertEquals(FormValidation.Kind.OK, checkId("Standard_D2s_v3", "0", "", "").kind);
        assertTrue(checkId("Standard_D2s_v3", "0", "", "").getMessage().contains("it has no nodes"));
        for (FormValidation check : List.of(
                checkId("Standard_D2s_v3", "0", "2", ""), checkId("Standard_D2s_v3", "", "", "$TargetDedicated=1"))) {
            assertEquals("Pool does not exist yet and will be created", check.getMessage());
        }
    }

    private FormValidation checkId(String size, String dedicated, String spot, String formula) {
        return new AzureRenderPoolStep.DescriptorImpl()
                .doCheckId(job, "no-such-pool", "studio", size, dedicated, spot, formula);
    }

    @Test
    void poolsThatTheJobMayNotUseAreNotSuggested() throws Exception {
        studio.run(studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_F8s_v2'"), Result.SUCCESS);
        assertTrue(submit.doFillPoolItems(job, "", "studio").contains(studio.pool));

        studio.account().setUsablePools("render-*");
        assertFalse(submit.doFillPoolItems(job, "", "studio").contains(studio.pool));
        FormValidation unusable = submit.doCheckPool(job, studio.pool, "");
        assertEquals(FormValidation.Kind.ERROR, unusable.kind);
        assertEquals(
                "Jobs may not use pool '" + studio.pool
                        + "'. Use another pool, or ask an administrator to add it to Usable pools of the render account 'studio'.",
                plain(unusable));
        assertEquals(FormValidation.Kind.WARNING, submit.doCheckPool(job, "render-1", "").kind);
    }

    @Test
    void autoPoolsOfOtherFoldersAreNotSuggested() throws Exception {
        MockFolder folder = jenkins.createFolder("ours");
        WorkflowJob render = folder.createProject(WorkflowJob.class, "render");
        render.setDefinition(new CpsFlowDefinition(
                "node { writeFile file: 'a.abc', text: '1'; azureRenderSubmit scene: 'a.abc', frames: '1', output: 'a_#', renderer: custom(command: 'sleep 600') }",
                true));
        RenderRecord record = Studio.renders(studio.run(render, Result.SUCCESS)).get(0);
        try {
            FreeStyleProject other = jenkins.createFolder("theirs").createProject(FreeStyleProject.class, "other");
            assertTrue(submit.doFillPoolItems(render, "", "studio").contains(record.getPool()));
            assertFalse(submit.doFillPoolItems(other, "", "studio").contains(record.getPool()));
            assertEquals(FormValidation.Kind.WARNING, submit.doCheckPool(other, record.getPool(), "studio").kind);
            studio.account().setUsablePools("render-*"); // does not apply to auto pools
            assertTrue(submit.doFillPoolItems(render, "", "studio").contains(record.getPool()));
            assertEquals(FormValidation.Kind.OK, submit.doCheckPool(render, record.getPool(), "studio").kind);
            assertEquals(FormValidation.Kind.WARNING, submit.doCheckPool(other, record.getPool(), "studio").kind);
        } finally {
            studio.batch().terminateJob(record.getJobId(), "test finished");
        }
    }

    @Test
    void imagesAndNodeAgentsAreSuggestedAndChecked() {
        ComboBoxModel images = pool.doFillImageItems(job, "", "studio");
        assertTrue(images.contains("ubuntu-hpc"), images::toString);
        assertTrue(images.stream().anyMatch(image -> image.startsWith("microsoft-dsvm:ubuntu-hpc:")), images::toString);
        assertTrue(pool.doFillNodeAgentItems(job, "", "studio").stream()
                .anyMatch(agent -> agent.startsWith("batch.node.")));
        FormValidation known = pool.doCheckImage(job, "ubuntu-hpc", "", "studio");
        assertEquals(FormValidation.Kind.OK, known.kind, known::getMessage);
        assertTrue(known.getMessage().contains("batch.node.ubuntu"), known::getMessage);
        FormValidation misspelled = pool.doCheckImage(job, "ubuntu-hcp", "", "studio");
        assertEquals(
                "This Batch account does not support the image 'ubuntu-hcp': did you mean 'ubuntu-hpc'?",
                plain(misspelled));
    }

    @Test
    void inaccessibleAccountKeepsFieldValueAndShowsWarning() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (GatedProxy proxy = GatedProxy.refusing(cloud.batchUrl(), request -> requests.incrementAndGet() > 0)) {
            studio.addAccount(
                    "closed",
                    proxy.url().toString(),
                    "batch-key",
                    cloud.blobEndpoint().toString(),
                    "storage-key");
            assertEquals(List.of("", "nightly"), submit.doFillPoolItems(job, "nightly", "closed"));
            FormValidation result = submit.doCheckPool(job, "nightly", "closed");
            assertEquals(FormValidation.Kind.WARNING, result.kind);
            assertTrue(result.getMessage().contains("refused the key"), result::getMessage);
            assertEquals(1, requests.get(), "the result is cached");
            assertTrue(pool.doFillVmSizeItems(job, "", "closed").contains("Standard_D16ds_v5"));
        }
    }

    @Test
    void credentialsOfOtherFoldersAreNotUsed() {
        studio.addAccount(
                "keyless",
                cloud.batchUrl().toString(),
                "of-another-folder",
                cloud.blobEndpoint().toString(),
                "storage-key");
        FormValidation result = submit.doCheckPool(job, "nightly", "keyless");
        assertEquals(
                "The Batch credentials of render account 'keyless' were not found: check that they exist, have the right type and can be used by this job.",
                plain(result));
    }

    /** Returns the message without HTML entities. */
    private static String plain(FormValidation result) {
        return result.getMessage().replace("&#039;", "'");
    }
}

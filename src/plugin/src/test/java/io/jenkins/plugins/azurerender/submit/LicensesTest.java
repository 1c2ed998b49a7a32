package io.jenkins.plugins.azurerender.submit;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.serializer.AzureJacksonAdapter;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.LicenseVariable;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tasks get their environment variables and licenses; licenses are not visible anywhere else. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class LicensesTest {

    private static final String CANARY = "canary-4711";
    private static final String LICENSE = "27000@" + CANARY + " \"two\" 'three' $HOME `id` \\ ; echo\nlast line";

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        license("maya", "ADSKFLEX_LICENSE_FILE");
    }

    @Test
    void tasksGetVariablesAndLicensesAreNotStoredElsewhere() throws Exception {
        blender("""
                printf %%s "$ADSKFLEX_LICENSE_FILE" > '%1$s/license'
                printf %%s "$STUDIO_SHOW" > '%1$s/show'
                stat -c %%A "$AZ_BATCH_JOB_PREP_WORKING_DIR"/.licenses-* > '%1$s/mode'
                exec /usr/bin/env PATH="${PATH#*:}" blender "$@"
                """);
        WorkflowRun run = studio.run(studio.jobWithScene(script("'STUDIO_SHOW', value: 'a \"b\" $c'")), Result.SUCCESS);

        assertEquals(LICENSE, written("license"));
        assertEquals("a \"b\" $c", written("show"));
        assertEquals("-r--------", written("mode").strip());
        jenkins.assertLogNotContains(CANARY, run);
        String job = Studio.renders(run).get(0).getJobId();
        BatchClient batch = BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
        AzureJacksonAdapter json = new AzureJacksonAdapter();
        assertFalse(json.serialize(batch.jobOperations().getJob(job)).contains(CANARY));
        assertFalse(json.serialize(batch.taskOperations().listTasks(job)).contains(CANARY));
        assertEquals(List.of(), filesWith(CANARY, jenkins.jenkins.getRootDir().toPath()));
        assertFalse(licenses(job).exists(), "the licenses are deleted when the frames are collected");
    }

    @Test
    void abortDeletesTheLicenses() throws Exception {
        blender("""
                touch '%1$s/started'
                sleep 600
                """);
        WorkflowJob job = studio.jobWithScene(script("'STUDIO_SHOW', value: ''"));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        await("start of the task").until(() -> Files.exists(folder.resolve("started")));
        BlobContainerClient licenses = licenses(Studio.renders(run).get(0).getJobId());
        assertTrue(licenses.exists());
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        studio.assertNothingRunsOn(run);
        // If the abort arrives between two steps, cleanup continues after the end of the build.
        await("deletion of the licenses").until(() -> !licenses.exists());
    }

    @Test
    void windowsNodesGetTheValueThatWasEntered() throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', image: 'windowsserver'
                node {
                  azureRenderSubmit scene: 's.max', frames: '1', output: 'a_####', licenses: ['maya'], renderer: max(width: 64, height: 36)
                }
                """);
        studio.put(job, Files.writeString(folder.resolve("s.max"), "scene"), "s.max");
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        String id = Studio.renders(run).get(0).getJobId();
        BatchClient batch = BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
        ResourceFile file = batch.jobOperations().getJob(id).jobPreparationTask().resourceFiles().stream()
                .filter(one -> one.filePath() != null && one.filePath().contains(".licenses-"))
                .findFirst()
                .orElseThrow();
        String text;
        try (InputStream in = URI.create(file.httpUrl()).toURL().openStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        studio.batch().terminateJob(id, "the test has seen enough");

        // As run.ps1 reads it: each line is split at the first equals sign, and the value is decoded.
        List<String[]> lines = text.lines().map(line -> line.split("=", 2)).toList();
        assertEquals(1, lines.size(), text);
        assertEquals("ADSKFLEX_LICENSE_FILE", lines.get(0)[0]);
        assertEquals(LICENSE, new String(Base64.getDecoder().decode(lines.get(0)[1]), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            environment: [[name: 'AZ_BATCH_JOB_ID', value: 'x']] | names that begin with AZ_BATCH_ are reserved for Azure Batch.
            environment: [[name: 'az_batch_x', value: 'x']]      | names that begin with AZ_BATCH_ are reserved for Azure Batch.
            environment: [[name: 'RENDER_SCENE', value: 'x']]    | names that begin with RENDER_ are reserved for this plugin.
            environment: [[name: 'A B', value: 'x']]             | 'A B' is not a valid variable name: use letters, digits and underscores
            environment: [[name: 'A', value: 'x'], [name: 'A', value: 'y']] | The variable 'A' is set twice: set it once.
            container: 'blender && id'                           | 'blender && id' is not a valid container image name
            licenses: ['elsewhere']                              | License credentials 'elsewhere' not found
            licenses: ['maya', 'path']                           | The variable 'AZ_BATCH_POOL_ID' cannot be set
            """)
    void invalidVariablesAreRejectedBeforeSubmission(String option, String sentence) throws Exception {
        license("path", "AZ_BATCH_POOL_ID");
        WorkflowRun run = studio.run(studio.jobWithScene("""
                        azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'
                        node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', %s }
                        """.formatted(option)), Result.FAILURE);
        jenkins.assertLogContains(sentence, run);
        jenkins.assertLogNotContains("\tat ", run);
        assertEquals(List.of(), Studio.renders(run));
    }

    private String script(String variable) {
        return """
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', licenses: ['maya'],
                    environment: [[name: 'PATH', value: '%s:%s'], [name: %s]]
                }
                azureRenderCollect()
                """.formatted(folder, System.getenv("PATH"), variable);
    }

    private void license(String id, String variable) throws IOException {
        studio.addCredentials(
                new LicenseVariable(CredentialsScope.GLOBAL, id, "", variable, Secret.fromString(LICENSE)));
    }

    /** Writes a blender stub into the first folder of the tasks' PATH. */
    private void blender(String script) throws IOException {
        Path blender = Files.writeString(folder.resolve("blender"), "#!/bin/bash\n" + script.formatted(folder));
        Files.setPosixFilePermissions(blender, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String written(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private BlobContainerClient licenses(String job) {
        return new BlobServiceClientBuilder()
                .endpoint(cloud.blobEndpoint().toString())
                .credential(new StorageSharedKeyCredential(cloud.storageAccount(), cloud.storageKey()))
                .serviceVersion(BlobServiceVersion.V2026_06_06)
                .buildClient()
                .getBlobContainerClient(ResourceNames.nodeContainer(job));
    }

    private static List<Path> filesWith(String text, Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".jar"))
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, ISO_8859_1).contains(text);
        } catch (IOException x) {
            throw new java.io.UncheckedIOException(x);
        }
    }
}

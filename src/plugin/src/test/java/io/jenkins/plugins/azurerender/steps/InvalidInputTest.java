package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Invalid parameters and configuration fail with one message, without a stack trace and without running resources. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class InvalidInputTest {

    private static final String MAKE_POOL =
            "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1\n";
    private static final String WRONG_KEY = "bm90IHRoZSByaWdodCBrZXk=";

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void unknownAccountFails() throws Exception {
        failsWith(
                "azureRenderPool id: 'POOL', account: 'elsewhere'",
                "Render account 'elsewhere' does not exist: set account to one of studio.");
    }

    @Test
    void missingAccountsFail() throws Exception {
        io.jenkins.plugins.azurerender.account.AzureRenderConfiguration.get().setAccounts(List.of());
        failsWith(
                "azureRenderPool id: 'POOL'",
                "No render account is configured: ask an administrator to add one under Manage Jenkins, System, Azure Render.");
    }

    @Test
    void severalAccountsRequireAChoice() throws Exception {
        studio.addAccount(
                "second",
                cloud.batchUrl().toString(),
                "batch-key",
                cloud.blobEndpoint().toString(),
                "storage-key");
        failsWith(
                "azureRenderPool id: 'POOL'",
                "There are several render accounts: set account to one of studio, second.");
    }

    @Test
    void missingCredentialsFail() throws Exception {
        studio.addAccount(
                "keyless",
                cloud.batchUrl().toString(),
                "no-such-key",
                cloud.blobEndpoint().toString(),
                "storage-key");
        failsWith(
                "azureRenderPool id: 'POOL', account: 'keyless'",
                "The Batch credentials of render account 'keyless' were not found: check that they exist, have the right type and can be used by this job.");
    }

    @Test
    void accountWithoutCredentialsFails() throws Exception {
        studio.addAccount(
                "half",
                cloud.batchUrl().toString(),
                "batch-key",
                cloud.blobEndpoint().toString(),
                "");
        failsWith(
                "azureRenderPool id: 'POOL', account: 'half'",
                "Render account 'half' has no storage credentials: ask an administrator to select them under Manage Jenkins, System, Azure Render.");
    }

    @Test
    void wrongBatchKeyFails() throws Exception {
        studio.addCredentials(new BatchAccountKey(
                CredentialsScope.GLOBAL, "wrong", "", cloud.batchAccount(), Secret.fromString(WRONG_KEY)));
        studio.addAccount(
                "locked",
                cloud.batchUrl().toString(),
                "wrong",
                cloud.blobEndpoint().toString(),
                "storage-key");
        failsWith(
                "azureRenderPool id: 'POOL', account: 'locked'",
                "Batch account '%s' at %s refused the key (AuthenticationFailed): check the account name and the key in its credentials."
                        .formatted(cloud.batchAccount(), cloud.batchUrl()));
    }

    @Test
    void wrongStorageKeyFails() throws Exception {
        studio.addCredentials(new StorageAccountKey(
                CredentialsScope.GLOBAL, "wrong", "", cloud.storageAccount(), Secret.fromString(WRONG_KEY)));
        studio.addAccount(
                "locked",
                cloud.batchUrl().toString(),
                "batch-key",
                cloud.blobEndpoint().toString(),
                "wrong");
        WorkflowRun run = failsWith(
                MAKE_POOL.replace("id:", "account: 'locked', id:")
                        + "node { azureRenderSubmit account: 'locked', scene: 'scene.blend', frames: '1', output: 'a_#' }",
                "Storage at %s refused access (".formatted(cloud.blobEndpoint()));
        jenkins.assertLogContains("check the account name and the key in its credentials.", run);
    }

    @Test
    void invalidKeyFails() throws Exception {
        studio.addCredentials(new BatchAccountKey(
                CredentialsScope.GLOBAL, "typo", "", cloud.batchAccount(), Secret.fromString("not base64!")));
        studio.addAccount(
                "typo",
                cloud.batchUrl().toString(),
                "typo",
                cloud.blobEndpoint().toString(),
                "storage-key");
        WorkflowRun run = failsWith(
                "azureRenderPool id: 'POOL', account: 'typo'",
                "The key in the Batch credentials is not base64: copy it again from the Azure portal.");
        jenkins.assertLogNotContains("not base64!", run);
    }

    @Test
    void unreachableBatchAccountFails() throws Exception {
        String url = "http://127.0.0.1:" + freePort();
        studio.addAccount("offline", url, "batch-key", cloud.blobEndpoint().toString(), "storage-key");
        failsWith(
                "azureRenderPool id: 'POOL', account: 'offline'",
                "Batch account '%s' cannot be reached at %s: connection failed.".formatted(cloud.batchAccount(), url));
    }

    @Test
    void unreachableStorageAccountFails() throws Exception {
        String url = "http://127.0.0.1:" + freePort() + "/" + cloud.storageAccount();
        studio.addAccount("offline", cloud.batchUrl().toString(), "batch-key", url, "storage-key");
        failsWith(
                MAKE_POOL.replace("id:", "account: 'offline', id:")
                        + "node { azureRenderSubmit account: 'offline', scene: 'scene.blend', frames: '1', output: 'a_#' }",
                "Storage cannot be reached at %s: connection failed.".formatted(url));
    }

    @Test
    void unencryptedAccountFails() throws Exception {
        studio.addAccount(
                "open",
                "http://studio.westeurope.batch.azure.com",
                "batch-key",
                cloud.blobEndpoint().toString(),
                "storage-key");
        failsWith(
                "azureRenderPool id: 'POOL', account: 'open'",
                "Render account 'open': The Batch URL 'http://studio.westeurope.batch.azure.com' is not encrypted: use https. Plain http is allowed only for emulators on this machine.");
    }

    @Test
    void emulatorMustBeAllowedByTheAccount() throws Exception {
        studio.account().setEmulator(false);
        failsWith(
                "azureRenderPool id: 'POOL'",
                "Render account 'studio': The Batch URL '%s' is not encrypted: use https.".formatted(cloud.batchUrl()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scene: 'none.blend', frames: '1', output: 'a_#'        | The scene 'none.blend' is not in the workspace: check its path and that the agent checked it out.
            scene: '../secret.blend', frames: '1', output: 'a_#'   | The scene '../secret.blend' is outside the workspace: use a path inside it.
            scene: '', frames: '1', output: 'a_#'                  | scene is not set: set it to the path of the scene file in the workspace.
            scene: 'scene.blend', frames: '10-1x0', output: 'a_#'  | '10-1x0' in the frame range '10-1x0' has the step 0: use a step of 1 or more, as in 1-100x2.
            scene: 'scene.blend', frames: '1-1000000', output: 'a_#' | The frame range '1-1000000' has more than 100,000 frames, the most one render can have: split it into several renders.
            scene: 'scene.blend', frames: '1-2', output: 'a'       | The output 'a' has no frame number, and the render has 2 frames: write a_####.
            scene: 'scene.blend', output: 'a'                      | The output 'a' has no frame number, and the render has 250 frames: write a_####.
            scene: 'scene.blend', frames: '1', output: 'a_#.exr', format: 'PNG' | The output 'a_#.exr' has the extension .exr, but the format is PNG: write a_#, or set format to OPEN_EXR.
            scene: 'scene.blend', frames: '1', output: 'a_#', format: 'gif' | Unknown value 'gif' for format: use PNG, JPEG, TIFF, OPEN_EXR, OPEN_EXR_MULTILAYER.
            scene: 'scene.blend', frames: '1', output: 'a_#', chunk: 0 | The chunk 0 is invalid: a task can render 1 to 1000 frames.
            scene: 'scene.blend', frames: '1', output: 'a_#', timeLimitHours: 0 | timeLimitHours is 0: use 1 to 4320.
            scene: 'scene.blend', frames: '1', output: 'a_#', project: 'Shot 10' | 'Shot 10' is not a valid project name: use 3 to 63 lower-case letters, digits and single hyphens.
            scene: 'scene.blend', frames: '1', output: 'a_#', pool: 'a b' | The pool name 'a b' is not allowed: use 1 to 64 letters, digits, hyphens and underscores.
            scene: 'scene.blend', frames: '1', output: 'a_#', pool: 'POOL', autoPool: [spotNodes: 2] | Both pool and autoPool are set: use an existing pool or an auto pool.
            scene: 'scene.blend', frames: '1', output: 'a_#', autoPool: [image: 'ubuntu-hcp'] | did you mean 'ubuntu-hpc'?
            scene: 'scene.blend', frames: '1', output: 'a_#', autoPool: [taskSlotsPerNode: 0] | taskSlotsPerNode is 0: use 1 to 256, at most four per core.
            scene: 'scene.blend', frames: '1', output: 'a_#', autoPool: [startTask: 'true', elevatedStartTask: true] | elevatedStartTask is not allowed on this controller
            scene: 'scene.blend', frames: '1', output: 'a_#', renderer: blender(camera: 'shotcam') | The scene has no camera 'shotcam': choose one of Camera.
            scene: 'Scene.blend', frames: '1', output: 'a_#'       | The scene 'Scene.blend' is not in the workspace: the nearest existing path is scene.blend.
            scene: 'scene.blend', frames: '1 -4', output: 'a_#'    | The frame range '1 -4' is ambiguous: write 1-4 or 1,-4.
            scene: 'scene.blend', frames: 'Failed', output: 'a_#'  | 'Failed' is not a frame range: write failed.
            scene: 'scene.blend', frames: '1', output: 'a_#', pool: 'POOL' | Pool 'POOL' does not exist in render account 'studio': create it with azureRenderPool, or set account to the account of the pool.
            """)
    void invalidSubmitParametersFail(String parameters, String message) throws Exception {
        WorkflowRun run =
                failsWith("node { azureRenderSubmit " + parameters + " }", message.replace("POOL", studio.pool));
        assertEquals(List.of(), Studio.renders(run));
    }

    /** Jenkins would report Java types, with a stack trace. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            frames: 7                     | The parameter frames of azureRenderSubmit is 7, but must be text in quotes: write frames: '7'.
            chunk: 'four'                 | The parameter chunk of azureRenderSubmit is 'four', but must be a whole number: write chunk: 1.
            timeLimitHours: 0.5           | The parameter timeLimitHours of azureRenderSubmit is 0.5, but must be a whole number: write timeLimitHours: 1.
            dryRun: 'yes'                 | The parameter dryRun of azureRenderSubmit is 'yes', but must be true or false: write dryRun: true.
            renderer: 'blender'           | The parameter renderer of azureRenderSubmit is 'blender', but must be a call: write renderer: blender().
            then: [fps: 24]               | The parameter then of azureRenderSubmit is a map, but must be a call: write then: movie().
            environment: [OCIO: 'x']      | The parameter environment of azureRenderSubmit is a map, but must be a list: write environment: [[name: 'OCIO', value: 'aces/config.ocio']].
            environment: ['OCIO=x']       | The parameter environment of azureRenderSubmit is text, but must be named values in brackets: write environment: [[name: 'OCIO', value: 'aces/config.ocio']].
            environment: 'TOKEN=secret'   | The parameter environment of azureRenderSubmit is text, but must be a list: write environment: [[name: 'OCIO', value: 'aces/config.ocio']].
            searchPaths: 'lib'            | The parameter searchPaths of azureRenderSubmit is 'lib', but must be a list: write searchPaths: ['lib'].
            licenses: [7]                 | The parameter licenses of azureRenderSubmit is 7, but must be a list of texts in quotes: write licenses: ['7'].
            autoPool: [spotNodes: 'many'] | The parameter spotNodes of autoPool is 'many', but must be a whole number: write spotNodes: 1.
            renderer: blender(width: 'HD') | The parameter width of blender is 'HD', but must be a whole number: write width: 1.
            frame: '1'                    | azureRenderSubmit has no parameter 'frame': did you mean frames?
            renderer: blender(kamera: 'a') | blender has no parameter 'kamera': did you mean camera?
            """)
    void wrongTypesAreRejectedWithAnExample(String parameter, String message) throws Exception {
        failsWith("node { azureRenderSubmit scene: 'scene.blend', " + parameter + " }", message);
    }

    /** The examples in messages about wrong types have the right type and names. */
    @Test
    void examplesOfParametersAreAccepted() throws Exception {
        Map<String, String> calls = Map.of(
                "autoscale", "azureRenderPool id: 'p', EXAMPLE",
                "mounts", "azureRenderPool id: 'p', EXAMPLE",
                "applications", "azureRenderPool id: 'p', EXAMPLE",
                "failOn", "azureRenderCollect EXAMPLE",
                "layers", "azureRenderSubmit scene: 'x.blend', renderer: blender(EXAMPLE)",
                "arguments", "azureRenderSubmit scene: 'x.blend', renderer: blender(EXAMPLE)",
                "files", "azureRenderSubmit scene: 'x.blend', then: command(command: 'x', EXAMPLE)");
        StringBuilder script = new StringBuilder("node {\n");
        ParameterTypes.EXAMPLES.forEach(
                (name, example) -> script.append("try { %s } catch (e) { echo \"tried %s: ${e.message}\" }\n"
                        .formatted(
                                calls.getOrDefault(name, "azureRenderSubmit scene: 'x.blend', EXAMPLE")
                                        .replace("EXAMPLE", name + ": " + example),
                                name)));
        WorkflowRun run = studio.run(studio.job(script + "}"), Result.SUCCESS);
        ParameterTypes.EXAMPLES
                .keySet()
                .forEach(name -> assertDoesNotThrow(() -> jenkins.assertLogContains("tried " + name + ": ", run)));
        jenkins.assertLogNotContains("but must be", run);
        jenkins.assertLogNotContains("has no parameter", run);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: 'night pool'                                        | The pool name 'night pool' is not allowed: use 1 to 64 letters, digits, hyphens and underscores.
            id: ''                                                  | The pool name '' is not allowed: use 1 to 64 letters, digits, hyphens and underscores.
            id: 'POOL'                                              | Pool 'POOL' does not exist: set vmSize, for example Standard_D16as_v5, to create it.
            id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: -1 | dedicatedNodes and spotNodes must not be negative.
            id: 'POOL', vmSize: 'Standard_D2s_v3', taskSlotsPerNode: 0 | taskSlotsPerNode is 0: use 1 to 256, at most four per core.
            id: 'POOL', vmSize: 'Standard_D2s_v3', image: 'ubuntu-hpv' | This Batch account does not support the image 'ubuntu-hpv': did you mean 'ubuntu-hpc'?
            """)
    void invalidPoolParametersFail(String parameters, String message) throws Exception {
        failsWith("azureRenderPool " + parameters, message.replace("POOL", studio.pool));
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    @Test
    void poolOfAnotherAccountFails() throws Exception {
        try (LocalCloud other = LocalCloud.start(java.nio.file.Files.createTempDirectory("other-cloud"))) {
            studio.addCredentials(new BatchAccountKey(
                    CredentialsScope.GLOBAL,
                    "other-batch",
                    "",
                    other.batchAccount(),
                    Secret.fromString(other.batchKey())));
            studio.addCredentials(new StorageAccountKey(
                    CredentialsScope.GLOBAL,
                    "other-storage",
                    "",
                    other.storageAccount(),
                    Secret.fromString(other.storageKey())));
            studio.addAccount(
                    "other",
                    other.batchUrl().toString(),
                    "other-batch",
                    other.blobEndpoint().toString(),
                    "other-storage");
            WorkflowRun run = failsWith(
                    MAKE_POOL.replace("id:", "account: 'studio', id:")
                            + "node { azureRenderSubmit account: 'other', scene: 'scene.blend', frames: '1', output: 'a_#', pool: 'POOL' }",
                    "Pool '%s' does not exist in render account 'other': create it with azureRenderPool, or set account to the account of the pool."
                            .formatted(studio.pool));
            assertEquals(List.of(), Studio.renders(run));
        }
    }

    @Test
    void failedRendererIsReportedWithItsLog() throws Exception {
        WorkflowJob job = studio.job(
                MAKE_POOL
                        + "node { azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'a_#' }\nazureRenderCollect()");
        studio.put(job, Scenes.withoutCamera(), "scene.blend");
        WorkflowRun run = failsWith(job, "2 of 2 frames are missing or damaged (1-2): task f000");
        jenkins.assertLogContains(" ended with exit code 1 on node ", run);
        assertTrue(artifacts(run).contains("logs/scene/f0001/stdout.txt"), () -> artifacts(run)
                .toString());
    }

    @Test
    void missingFrameOfASuccessfulTaskIsReported() throws Exception {
        WorkflowJob job = studio.job(MAKE_POOL
                + "node { azureRenderSubmit scene: 'scene.blend', frames: '7', output: 'a_#' }\nazureRenderCollect()");
        studio.put(job, Scenes.stereo(), "scene.blend");
        WorkflowRun run = failsWith(
                job,
                "1 of 1 frames are missing or damaged (7): the task succeeded but did not write the frame; check the file names in its log: stereo views and file output nodes use different names.");
        jenkins.assertLogContains("a_7.png is missing; the last file its task saved is 'a_7_", run);
    }

    @Test
    void invalidSceneFileFails() throws Exception {
        WorkflowJob job = studio.job(
                MAKE_POOL
                        + "node { writeFile file: 'scene.blend', text: 'no scene'; azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#' }\nazureRenderCollect()");
        failsWith(job, "1 of 1 frames are missing or damaged (1): task f0001 ended with exit code 1 on node ");
    }

    @Test
    void collectWithoutASubmitFails() throws Exception {
        failsWith(
                "azureRenderCollect()",
                "No render was submitted in this build: call azureRenderSubmit before azureRenderCollect.");
        failsWith(
                "azureRenderCollect job: 'nightly'",
                "No render 'nightly' was submitted in this build: set job to the value returned by azureRenderSubmit.");
    }

    private WorkflowRun failsWith(String script, String message) throws Exception {
        return failsWith(studio.jobWithScene(script), message);
    }

    private WorkflowRun failsWith(WorkflowJob job, String message) throws Exception {
        WorkflowRun run = studio.run(job, Result.FAILURE);
        jenkins.assertLogContains(message, run);
        jenkins.assertLogNotContains("\tat ", run);
        studio.assertNothingRunsOn(run);
        return run;
    }

    private static List<String> artifacts(WorkflowRun run) {
        return run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .toList();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

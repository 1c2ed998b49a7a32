package io.jenkins.plugins.azurerender.pools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.AutoUserScope;
import com.microsoft.azure.batch.protocol.models.ElevationLevel;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.StartTask;
import com.microsoft.azure.serializer.AzureJacksonAdapter;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount.Kind;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

/** Mounted file systems: tasks can use the files, and keys are not disclosed. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class MountTest {

    private static final String POOL =
            "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, mounts: ";

    /** A fake key, which must not appear in any file. */
    private static final String KEY = "Y2FuYXJ5LW9mLWEtc3RvcmFnZS1hY2NvdW50LWtleS0wMTIzNDU2Nzg5";

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
        studio.addCredentials(
                new StorageAccountKey(CredentialsScope.GLOBAL, "files", "", "studiofiles", Secret.fromString(KEY)));
        AzureRenderConfiguration.get().setElevatedStartTasks(true);
        studio.storage().createContainer(studio.pool, Map.of());
        studio.share(studio.pool, true);
        studio.storage().put(studio.pool, "oak/grain.txt", "grain of oak".getBytes(UTF_8));
    }

    @Test
    void tasksReadAndWriteMountedContainer() throws Exception {
        Path blender = Files.writeString(folder.resolve("blender"), """
                #!/bin/bash
                cp "$AZ_BATCH_NODE_MOUNTS_DIR/textures/oak/grain.txt" '%s/seen'
                echo written > "$AZ_BATCH_NODE_MOUNTS_DIR/textures/note.txt"
                exec /usr/bin/env PATH="${PATH#*:}" blender "$@"
                """.formatted(folder));
        Files.setPosixFilePermissions(blender, PosixFilePermissions.fromString("rwxr-xr-x"));
        WorkflowJob job = studio.jobWithScene(POOL + """
                [blobfuse(container: 'POOL', path: 'textures')]
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#',
                    environment: [[name: 'PATH', value: '%s:%s']]
                }
                azureRenderCollect()
                """.formatted(folder, System.getenv("PATH")));
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        assertEquals("grain of oak", Files.readString(folder.resolve("seen")));
        jenkins.assertLogContains(
                "nodes mount container " + cloud.storageAccount() + "/" + studio.pool
                        + " at textures below $AZ_BATCH_NODE_MOUNTS_DIR",
                run);
        jenkins.assertLogNotContains("sig=", run);
        assertEquals(List.of(), filesWith("sig="));
        URI note = studio.storage().signFile(studio.pool, "note.txt", Duration.ofMinutes(5));
        assertEquals("written\n", new String(note.toURL().openStream().readAllBytes(), UTF_8));
        jenkins.assertLogNotContains(
                " created",
                studio.run(studio.job(POOL + "[blobfuse(container: 'POOL', path: 'textures')]"), Result.SUCCESS));
    }

    @Test
    void tasksShareFilesOnAzureFilesAndNfs() throws Exception {
        Path blender = Files.writeString(folder.resolve("blender"), """
                #!/bin/bash
                for share in scenes farm; do
                  place="$AZ_BATCH_NODE_MOUNTS_DIR/$share"
                  [ ! -f "$place/before" ] || cp "$place/before" '%s/'"$share"
                  echo "of $share" > "$place/before" || exit 1
                done
                exec /usr/bin/env PATH="${PATH#*:}" blender "$@"
                """.formatted(folder));
        Files.setPosixFilePermissions(blender, PosixFilePermissions.fromString("rwxr-xr-x"));
        WorkflowJob job = studio.jobWithScene(POOL + """
                [azureFiles(share: 'POOL', path: 'scenes', credentialsId: 'files'), nfs(source: '10.0.0.4:/POOL', path: 'farm')]
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'a_#',
                    environment: [[name: 'PATH', value: '%s:%s']]
                }
                azureRenderCollect()
                """.formatted(folder, System.getenv("PATH")));
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        assertEquals("of scenes\n", Files.readString(folder.resolve("scenes")));
        assertEquals("of farm\n", Files.readString(folder.resolve("farm")));
        jenkins.assertLogNotContains(KEY, run);
        assertEquals(List.of(), filesWith(KEY));
    }

    @Test
    void poolReportsMountsWithoutKeys() throws Exception {
        WorkflowRun run = studio.run(studio.job(POOL + """
                        [blobfuse(container: 'shared-assets', path: 'assets', credentialsId: 'files', readOnly: true, options: '-o attr_timeout=240')]
                        """), Result.SUCCESS);
        List<PoolMount> mounts = mounts();
        assertEquals(1, mounts.size());
        assertEquals(Kind.BLOBFUSE, mounts.get(0).kind());
        assertEquals("studiofiles", mounts.get(0).account());
        assertEquals("-o attr_timeout=240 -o ro,nosuid,nodev", mounts.get(0).options());
        jenkins.assertLogNotContains(KEY, run);
        assertEquals(List.of(), filesWith(KEY));

        WorkflowRun other =
                studio.run(studio.job(POOL + "[blobfuse(container: 'POOL', path: 'assets')]"), Result.FAILURE);
        jenkins.assertLogContains(
                "its nodes do not mount container " + cloud.storageAccount() + "/" + studio.pool + " at assets", other);
    }

    /** Checks the requests only: mounting needs Windows. */
    @Test
    void windowsNodesStoreShareKeyForTaskUser() throws Exception {
        String mounts =
                "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', image: 'MicrosoftWindowsServer:WindowsServer:2022-datacenter', mounts: [azureFiles(share: 'rendering', path: 'S', credentialsId: 'files')]";
        WorkflowRun run = studio.run(studio.job(mounts + ", startTask: 'Write-Output ready'"), Result.SUCCESS);
        StartTask task = client().poolOperations().getPool(studio.pool).startTask();
        assertEquals(AutoUserScope.POOL, task.userIdentity().autoUser().scope());
        assertEquals(ElevationLevel.NON_ADMIN, task.userIdentity().autoUser().elevationLevel());
        assertEquals(
                Map.of(
                        "RENDER_MOUNTS",
                        "S https://studiofiles.file.core.windows.net/rendering",
                        "RENDER_START_TASK",
                        "Write-Output ready"),
                task.environmentSettings().stream()
                        .collect(Collectors.toMap(EnvironmentSetting::name, EnvironmentSetting::value)));
        ResourceFile script = task.resourceFiles().get(0);
        assertEquals("render-mounts.ps1", script.filePath());
        String text = new String(new URL(script.httpUrl()).openStream().readAllBytes(), UTF_8);
        assertTrue(
                text.startsWith("cmdkey.exe '/add:studiofiles.file.core.windows.net' '/user:AZURE\\studiofiles' '/pass:"
                        + KEY + "'"),
                text);
        assertFalse(new AzureJacksonAdapter()
                .serialize(client().poolOperations().getPool(studio.pool))
                .contains(KEY));
        jenkins.assertLogNotContains(KEY, run);
        assertEquals(List.of(), filesWith(KEY));

        jenkins.assertLogContains("steady", studio.run(studio.job(mounts), Result.SUCCESS));
        studio.run(studio.job("azureRenderPool id: 'POOL', action: 'delete'"), Result.SUCCESS);
        assertEquals(List.of(), Listed.containers(studio.storage(), ResourceNames.mountContainer("", studio.pool)));
    }

    private BatchClient client() {
        return BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [blobfuse(container: 'Textures', path: 'a')]        | 'Textures' is not a valid name of a container
            [blobfuse(container: 'not-there', path: 'a')]       | The project 'not-there' does not exist in storage account '
            [blobfuse(container: 'abc', path: '../a')]          | '../a' is not a valid mount path
            [blobfuse(container: 'abc', path: '/a')]            | '/a' is not a valid mount path
            [blobfuse(container: 'abc', path: 'a', credentialsId: 'unknown')] | Credentials 'unknown' of a mount not found
            [blobfuse(container: 'abc', path: 'a', options: '-o x; id')] | The mount option 'x;' is not allowed
            [blobfuse(container: 'abc', path: 'a', options: '--tmp-path=/etc')] | The mount option '--tmp-path=/etc' is not allowed
            [blobfuse(container: 'abc', path: 'a', options: '-o attr_timeout=1 -o suid')] | The mount option 'suid' is not allowed
            [blobfuse(container: 'abc', path: 'a', options: '-o ro,noatime')] | The mount option 'noatime' is not allowed
            [blobfuse(container: 'abc', path: 'a', options: '-o sync')] | The mount option 'sync' is not allowed
            [blobfuse(container: 'abc', path: 'a', options: '-o nofail')] | The mount option 'nofail' is not allowed
            [nfs(source: 'a:/x', path: 'a', options: '-o vers=3,suid')]  | The mount option 'suid' is not allowed
            [nfs(source: 'a:/x', path: 'a', options: '-odev')]           | The mount option 'dev' is not allowed
            [nfs(source: 'a:/x', path: 'a', options: 'suid,dev')]        | The mount option 'suid,dev' is not allowed
            [nfs(source: 'a:/x', path: 'a', options: '-o vers=3 /etc')]  | The mount option '/etc' is not allowed
            [nfs(source: 'a:/x', path: 'a', options: '-o')]              | The mount option '-o' is not allowed
            [azureFiles(share: 'assets', path: 'a', credentialsId: 'files', options: '-o vers=3.0,credentials=/etc/shadow')] | The mount option 'credentials=/etc/shadow' is not allowed
            [nfs(source: '10.0.0.4:/library/../etc', path: 'a')]         | '10.0.0.4:/library/../etc' is not a valid NFS source
            [azureFiles(share: 'assets', path: 'a')]            | The share 'assets' has no credentials: set credentialsId
            [azureFiles(share: 'a b', path: 'a', credentialsId: 'files')] | 'a b' is not a valid name of an Azure Files share
            [nfs(source: '/assets', path: 'a')]                 | '/assets' is not a valid NFS source: use host:/folder
            [nfs(source: 'a:/x', path: 'a'), nfs(source: 'b:/x', path: 'A')] | Two mounts have the path 'A': use a different path for each.
            (1..11).collect { nfs(source: 'a:/x', path: "m$it") } | The pool has 11 mounts: Azure Batch allows at most 10.
            [azureFiles(share: 'assets', path: 'S', credentialsId: 'files')], elevatedStartTask: true, startTask: 'x', image: 'MicrosoftWindowsServer:WindowsServer:2022-datacenter' | On Windows nodes azureFiles cannot be combined with elevatedStartTask
            [nfs(source: 'a:/x', path: 'a')], image: 'MicrosoftWindowsServer:WindowsServer:2022-datacenter' | Windows nodes do not support blobfuse and nfs mounts
            """)
    void invalidMountsAreRejected(String mounts, String sentence) throws Exception {
        WorkflowRun run = studio.run(studio.job(POOL + mounts), Result.FAILURE);
        jenkins.assertLogContains(sentence, run);
        jenkins.assertLogNotContains("\tat ", run);
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            studiofiles, x'; calc; '
            x'; calc; ', Y2FuYXJ5
            """)
    void credentialsDoNotEndTheTextInTheScriptOfWindowsNodes(String account, String key) throws Exception {
        studio.addCredentials(
                new StorageAccountKey(CredentialsScope.GLOBAL, "quoted", "", account, Secret.fromString(key)));
        WorkflowRun run = studio.run(
                studio.job(
                        POOL
                                + "[azureFiles(share: 'https://studiofiles.file.core.windows.net/assets', path: 'S', credentialsId: 'quoted')], image: 'MicrosoftWindowsServer:WindowsServer:2022-datacenter'"),
                Result.FAILURE);
        jenkins.assertLogContains("copy the account name and the key again from the Azure portal", run);
        jenkins.assertLogNotContains("calc", run);
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    @Test
    void optionsOfEachLinuxMountEndWithNosuidAndNodev() throws Exception {
        studio.run(studio.job(POOL + """
                [blobfuse(container: 'POOL', path: 'a', options: '-o attr_timeout=240 --log-level=LOG_WARNING'),
                 azureFiles(share: 'assets', path: 'b', credentialsId: 'files', options: '-o vers=3.0,file_mode=04777'),
                 azureFiles(share: 'assets', path: 'c', credentialsId: 'files'),
                 nfs(source: '10.0.0.4:/library', path: 'd', readOnly: true, options: '-o rw -o vers=4.1'),
                 nfs(source: '10.0.0.4:/library', path: 'e'),
                 nfs(source: '10.0.0.4:/library', path: 'f', options: '-o rw,hard,rsize=262144,wsize=262144,sec=sys,vers=4.1,tcp'),
                 nfs(source: '10.0.0.4:/library', path: 'g', options: '-o udp,rdirplus,softerr,nofail,noatime'),
                 azureFiles(share: 'assets', path: 'h', credentialsId: 'files', options: '-o nofail,handletimeout=60000')]
                """), Result.SUCCESS);
        assertEquals(
                List.of(
                        "-o attr_timeout=240 --log-level=LOG_WARNING -o nosuid,nodev",
                        "-o vers=3.0,file_mode=04777 -o nosuid,nodev",
                        "-o vers=3.0,dir_mode=0777,file_mode=0777,sec=ntlmssp -o nosuid,nodev",
                        "-o rw -o vers=4.1 -o ro,nosuid,nodev",
                        "-o nosuid,nodev",
                        "-o rw,hard,rsize=262144,wsize=262144,sec=sys,vers=4.1,tcp -o nosuid,nodev",
                        "-o udp,rdirplus,softerr,nofail,noatime -o nosuid,nodev",
                        "-o nofail,handletimeout=60000 -o nosuid,nodev"),
                mounts().stream().map(PoolMount::options).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nfs(source: '10.0.0.4:/library/oak', path: 'a')                                       | true
            nfs(source: '10.0.0.4:/librarysecrets', path: 'a')                                    | false
            nfs(source: '10.0.0.4:/LIBRARY/oak', path: 'a')                                       | false
            nfs(source: 'attacker.example.com:/library/oak', path: 'a')                           | false
            nfs(source: '10.0.0.4:/', path: 'a')                                                  | false
            azureFiles(share: 'rendering', path: 'a', credentialsId: 'files')                     | true
            azureFiles(share: 'https://studiofiles.file.core.windows.net/other', path: 'a', credentialsId: 'files') | false
            azureFiles(share: 'https://studiofiles.attacker.example.com/rendering', path: 'a', credentialsId: 'files') | false
            blobfuse(container: 'textures', path: 'a', credentialsId: 'files')                    | true
            blobfuse(container: 'others', path: 'a', credentialsId: 'files')                      | false
            """)
    void onlyAllowedMountSourcesAreMounted(String mount, boolean allowed) throws Exception {
        AzureRenderConfiguration.get()
                .getAccounts()
                .get(0)
                .setMountSources("10.0.0.4:/library/*\nhttps://studiofiles.file.core.windows.net/rendering\n"
                        + "StudioFiles/textures\n");
        WorkflowRun run = studio.run(studio.job(POOL + "[" + mount + "]"), allowed ? Result.SUCCESS : Result.FAILURE);
        assertEquals(allowed, studio.batch().pool(studio.pool).isPresent());
        if (!allowed) {
            jenkins.assertLogContains("Render account 'studio' does not allow nodes to mount '", run);
        }
    }

    private List<PoolMount> mounts() throws IOException {
        return studio.batch().pool(studio.pool).orElseThrow().setup().mounts();
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
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
            throw new UncheckedIOException(x);
        }
    }
}

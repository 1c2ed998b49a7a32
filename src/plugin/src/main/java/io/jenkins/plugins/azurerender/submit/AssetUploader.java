package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.assets.ProjectFiles;
import io.jenkins.plugins.azurerender.assets.SyncReport;
import io.jenkins.plugins.azurerender.assets.UploadAssets;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has an agent upload assets to storage. The agent gets a short-lived SAS URL and is called repeatedly, each time with a
 * new one. Requests that need the account key, such as listing the blocks of an interrupted upload, are sent from here.
 */
final class AssetUploader {

    static final Duration URL_LIFE = Duration.ofHours(1);
    /** After this an agent starts no further upload, so that running ones finish before its URL expires. */
    private static final Duration WORKING_LIFE = URL_LIFE.minusMinutes(15);

    /** Calls of an upload that needs about a month. */
    static final int MAX_CALLS = 1_000;

    /** Files are hashed before the first upload, which takes hours for terabytes. */
    static final Duration CALL = URL_LIFE.plus(SceneAnalysis.SCAN);

    private static final String FOLDER = "azure-render";

    private final RenderCloud cloud;
    private final RenderStorage storage;
    private final FilePath workspace;
    private final TaskListener listener;
    private final RenderLog log;

    AssetUploader(RenderCloud cloud, FilePath workspace, TaskListener listener) {
        this.cloud = cloud;
        this.storage = cloud.storage();
        this.workspace = workspace;
        this.listener = listener;
        log = new RenderLog(listener);
    }

    /** Uploads new and changed files. With {@code upload: 'none'}, only checks that storage contains the scene. */
    UploadedAssets upload(SubmitRequest request, SceneAnalysis analysis) throws IOException, InterruptedException {
        String project = request.upload().project();
        String container = cloud.access().container(project);
        if (analysis.found().isEmpty()) {
            checkStored(analysis.project(), container, project == null ? container : project);
            return new UploadedAssets(List.of(analysis.project().prefix()), -1);
        }
        List<String> prefixes = analysis.found().get().prefixes();
        return new UploadedAssets(
                prefixes, send(request, analysis, prefixes, container).bytes());
    }

    private void checkStored(ProjectFiles project, String container, String name) throws IOException {
        URI url = storage.sign(container, Access.READ, URL_LIFE);
        boolean stored;
        try {
            stored = new SignedContainer(url, RenderCloud.retryLimit()).contains(project.scene());
        } catch (StorageException x) {
            throw x.notFound()
                    ? new AbortException(
                            "The project '%s' does not exist in storage: upload it once with upload: 'only'."
                                    .formatted(name))
                    : x;
        }
        if (!stored) {
            throw new AbortException("The scene '%s' is not in the project '%s': upload it once with upload: 'only'."
                    .formatted(project.scene(), name));
        }
        log.line("assets", "using the files in project " + container);
    }

    private SyncReport send(SubmitRequest request, SceneAnalysis analysis, List<String> prefixes, String container)
            throws IOException, InterruptedException {
        storage.createContainer(container, cloud.access().assetOwner(container).tags());
        Map<String, Set<String>> blocks = new HashMap<>();
        SyncReport report = call(request, analysis, prefixes, container, blocks);
        for (int calls = 1; !report.complete(); calls++) {
            if (calls == MAX_CALLS) {
                throw new AbortException(
                        "The upload of the assets did not end in %s attempts: check the agent.".formatted(MAX_CALLS));
            }
            blocks.clear();
            for (String name : report.unsent()) {
                blocks.put(name, storage.blocks(container, name));
            }
            SyncReport next = call(request, analysis, prefixes, container, blocks);
            if (next.stuck() && report.stuck()) {
                throw new AbortException(
                        "No asset could be uploaded for %s minutes: check the agent's disk and network connection."
                                .formatted(2 * WORKING_LIFE.toMinutes()));
            }
            report = next.after(report);
        }
        log.line(
                "assets",
                "%s, %s: %s sent (%s), %s unchanged"
                        .formatted(
                                RenderLog.count(report.files(), "file"),
                                RenderLog.bytes(report.bytes()),
                                report.sentFiles(),
                                RenderLog.bytes(report.sentBytes()),
                                Math.max(0, report.files() - report.sentFiles())));
        return report;
    }

    private SyncReport call(
            SubmitRequest request,
            SceneAnalysis analysis,
            List<String> prefixes,
            String container,
            Map<String, Set<String>> blocks)
            throws IOException, InterruptedException {
        URI url = storage.sign(container, Access.UPLOAD, URL_LIFE);
        UploadAssets upload = new UploadAssets(
                analysis.folder().getRemote(),
                analysis.project().scene(),
                request.upload().onlyWarns(),
                prefixes,
                url,
                WORKING_LIFE,
                blocks,
                RenderCloud.retryLimit(),
                hashes(workspace),
                listener);
        return AgentAnswers.checked(AgentCalls.act(workspace, upload, CALL), prefixes);
    }

    /** Folder on the agent, next to the workspace, for file lists, reports and hashes. */
    static FilePath tempFolder(FilePath workspace) {
        FilePath temp = WorkspaceList.tempDir(workspace);
        return temp == null ? workspace.child("." + FOLDER) : temp.child(FOLDER);
    }

    /** File on the agent that caches the hashes of files. */
    static String hashes(FilePath workspace) {
        return tempFolder(workspace).child("hashes").getRemote();
    }
}

package io.jenkins.plugins.azurerender.frames;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Archives the files that tasks wrote besides their frames.
 *
 * @param most number of files to archive
 * @param workingTime of one call, after which it starts no further download
 */
public record ExtraFiles(Run<?, ?> run, RenderRecord record, TaskListener listener, int most, Duration workingTime) {

    /** Maximum number of files to archive. */
    public static final int MAX_FILES = 10_000;

    static final Duration URL_LIFE = Duration.ofHours(1);
    private static final Duration WORKING_TIME = URL_LIFE.minusMinutes(15);

    /** Each call ends before its SAS URL expires; more calls than this are not plausible. */
    static final int MAX_CALLS = 48;

    public ExtraFiles(Run<?, ?> run, RenderRecord record, TaskListener listener) {
        this(run, record, listener, MAX_FILES, WORKING_TIME);
    }

    /**
     * Downloads and archives the files.
     *
     * @param workspace of the agent that downloads them; null to download them on the controller
     * @param into where they are copied
     * @return whether none exceeded a limit
     */
    public boolean archive(RenderCloud cloud, FilePath workspace, WorkspaceFolder into)
            throws IOException, InterruptedException {
        RenderPlan plan = record.plan();
        String sheet = record.getSheet();
        List<String> known = new ArrayList<>();
        plan.frames().frames().forEach(number -> known.addAll(plan.expectedFiles(number)));
        List<String> reserved = List.of(sheet, ContactSheet.partsFolder(sheet) + "/", "logs/");
        RenderLog log = new RenderLog(listener);
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, workspace)) {
            FetchedExtras extras = fetch(cloud, artifacts, known, reserved);
            Map<String, Long> files = new LinkedHashMap<>();
            extras.names().forEach(name -> files.put(name, -1L));
            into.archive(artifacts, files, files.keySet());
            if (into.archives()) {
                into.add(artifacts, files.keySet());
            } else {
                into.copy(artifacts.folder(), files.keySet());
            }
            if (!files.isEmpty()) {
                log.line(
                        "frames",
                        "%s %s besides the frames"
                                .formatted(
                                        RenderLog.count(files.size(), "file"),
                                        into.archives() ? "archived" : "collected"));
            }
            if (extras.rejectedCount() > 0) {
                log.line(
                        "frames",
                        "skipped %s with an unsafe name: %s"
                                .formatted(RenderLog.count(extras.rejectedCount(), "file"), extras.rejected()));
            }
            if (extras.skippedCount() > 0) {
                log.line(
                        "frames",
                        "skipped %s over the limits for a file, a render or the number of files: %s. The container '%s' is kept until the janitor deletes it. An administrator can raise the download limits of the render account"
                                .formatted(
                                        RenderLog.count(extras.skippedCount(), "file"),
                                        extras.skipped(),
                                        record.getJobId()));
            }
            return extras.skippedCount() == 0;
        }
    }

    /** Downloads the files in as many calls as needed, each with a new SAS URL. */
    private FetchedExtras fetch(RenderCloud cloud, RenderArtifacts artifacts, List<String> known, List<String> reserved)
            throws IOException, InterruptedException {
        FetchedExtras extras = new FetchedExtras(List.of(), List.of(), 0, List.of(), 0, 0, "");
        for (int calls = 0; calls < MAX_CALLS; calls++) {
            URI source = cloud.storage().sign(record.getJobId(), Access.READ, URL_LIFE);
            DownloadLimits limits =
                    DownloadLimits.of(record.getAccount()).after(record.getArchivedBytes() + extras.bytes());
            FetchedExtras more = artifacts.act(
                    new FetchExtras(
                            source,
                            known,
                            reserved,
                            extras.last(),
                            most - extras.names().size(),
                            limits,
                            workingTime,
                            RenderCloud.retryLimit()),
                    URL_LIFE);
            extras = checked(extras.and(more), known, reserved);
            if (extras.last().isEmpty()) {
                return extras;
            }
        }
        throw new IOException("The agent did not download all files in %s calls.".formatted(MAX_CALLS));
    }

    /**
     * Checks the file names that an agent sent: each must be one that {@link FetchExtras} can create.
     *
     * @param known names of the frames
     * @param reserved prefixes of names that the plugin uses
     * @throws IOException when a name is not valid
     */
    public static FetchedExtras checked(FetchedExtras extras, Collection<String> known, Collection<String> reserved)
            throws IOException {
        Set<String> frames = new HashSet<>(known);
        for (String name : extras.names()) {
            if (!ArtifactNames.of(name).filter(name::equals).isPresent()
                    || frames.contains(name)
                    || reserved.stream().anyMatch(name::startsWith)) {
                throw new IOException("The agent sent an invalid file name: " + name);
            }
        }
        if (extras.names().size() > MAX_FILES
                || extras.rejected().size() > MAX_FILES
                || extras.skipped().size() > MAX_FILES) {
            throw new IOException("The agent sent too many file names.");
        }
        if (extras.bytes() < 0 || extras.rejectedCount() < 0 || extras.skippedCount() < 0) {
            throw new IOException("The agent sent impossible sizes.");
        }
        return extras;
    }
}

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Archives the files that tasks wrote besides their frames.
 *
 * @param report artifact name of the JUnit report that is written later; empty for none
 * @param most number of files to archive
 * @param workingTime of one call, after which it starts no further download
 */
public record ExtraFiles(
        Run<?, ?> run, RenderRecord record, String report, TaskListener listener, int most, Duration workingTime) {

    /** Maximum number of files to archive. */
    public static final int MAX_FILES = 10_000;

    static final Duration URL_LIFE = Duration.ofHours(1);
    private static final Duration WORKING_TIME = URL_LIFE.minusMinutes(15);

    /** Each call ends before its SAS URL expires; more calls than this are not plausible. */
    static final int MAX_CALLS = 48;

    public ExtraFiles(Run<?, ?> run, RenderRecord record, String report, TaskListener listener) {
        this(run, record, report, listener, MAX_FILES, WORKING_TIME);
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
        List<String> reserved = List.of(sheet, RenderArtifacts.REPORTS, "logs/");
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, workspace)) {
            FetchedExtras extras = fetch(cloud, artifacts, known, reserved);
            Collection<String> files = new LinkedHashSet<>(extras.names());
            List<String> renamed = new ArrayList<>();
            List<String> rejected = new ArrayList<>(extras.rejected());
            if (into.archives() && !files.isEmpty()) {
                ExtraNames names = ExtraNames.reserve(run, record, report, files);
                artifacts.rename(names.chosen());
                files.stream().filter(name -> !names.chosen().containsKey(name)).forEach(rejected::add);
                names.chosen().forEach((name, artifact) -> {
                    if (!name.equals(artifact)) {
                        renamed.add(name + " to " + artifact);
                    }
                });
                files = names.chosen().values();
                into.archive(artifacts, sizes(files), files);
                names.markArchived();
                rejected.addAll(into.addExtras(artifacts, files));
            } else {
                into.archive(artifacts, sizes(files), files);
                rejected.addAll(into.copyExtras(artifacts.folder(), files));
            }
            log(extras, files.size(), renamed, rejected, into.archives());
            return extras.skippedCount() == 0;
        }
    }

    private static Map<String, Long> sizes(Collection<String> names) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        names.forEach(name -> sizes.put(name, -1L));
        return sizes;
    }

    private void log(FetchedExtras extras, int files, List<String> renamed, List<String> rejected, boolean archived) {
        RenderLog log = new RenderLog(listener);
        if (files > 0) {
            log.line(
                    "frames",
                    "%s %s besides the frames"
                            .formatted(RenderLog.count(files, "file"), archived ? "archived" : "collected"));
        }
        if (!renamed.isEmpty()) {
            log.line(
                    "frames",
                    "renamed %s, because other files of the build have the same names: %s"
                            .formatted(RenderLog.count(renamed.size(), "file"), examples(renamed)));
        }
        int rejectedCount =
                extras.rejectedCount() + rejected.size() - extras.rejected().size();
        logRejected(log, rejectedCount, rejected);
        if (extras.skippedCount() > 0) {
            log.line(
                    "frames",
                    "skipped %s over the limits for a file, a render or the number of files: %s. The container '%s' is kept until the janitor deletes it. An administrator can raise the download limits of the render account"
                            .formatted(
                                    RenderLog.count(extras.skippedCount(), "file"),
                                    examples(extras.skipped()),
                                    record.getJobId()));
        }
    }

    /** @param rejected names, of which there may be fewer than the count */
    static void logRejected(RenderLog log, int count, List<String> rejected) {
        if (count > 0) {
            log.line(
                    "frames",
                    "skipped %s with an unsafe or too long name: %s"
                            .formatted(RenderLog.count(count, "file"), examples(rejected)));
        }
    }

    private static List<String> examples(List<String> names) {
        return names.stream()
                .limit(FetchedExtras.EXAMPLES)
                .map(RenderLog::brief)
                .toList();
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
        Set<String> frames = known.stream().map(FreeNames::key).collect(Collectors.toSet());
        for (String name : extras.names()) {
            if (!ArtifactNames.of(name).filter(name::equals).isPresent()
                    || frames.contains(FreeNames.key(name))
                    || FetchExtras.isReserved(name, reserved)) {
                throw new IOException("The agent sent an invalid file name: " + RenderLog.brief(name));
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

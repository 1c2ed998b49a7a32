package io.jenkins.plugins.azurerender.submit;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.assets.AssetFindings;
import io.jenkins.plugins.azurerender.assets.FoundAssets;
import io.jenkins.plugins.azurerender.frames.RenderArtifacts;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.jenkins.ArtifactTransfer;
import io.jenkins.plugins.azurerender.jenkins.DiskSpace;
import io.jenkins.plugins.azurerender.jenkins.FileSizes;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import jenkins.model.StandardArtifactManager;

/** Reports what the asset search found: a summary in the build log, the complete list as build artifacts. */
final class AssetSearchLog {

    private static final int MAX_MAPPINGS = 5;
    private static final long MIN_FREE_BYTES = 1_000_000_000;

    /** More than the agent writes. */
    private static final long MAX_REPORT_BYTES = 50_000_000;

    private final Run<?, ?> run;
    private final RenderLog log;

    AssetSearchLog(Run<?, ?> run, RenderLog log) {
        this.run = run;
        this.log = log;
    }

    /**
     * Logs the summary and archives the complete report.
     *
     * @param folder with the agent's report
     */
    void report(FoundAssets found, FilePath folder, String id, TaskListener listener)
            throws IOException, InterruptedException {
        AssetFindings findings = found.findings();
        lines("not read", findings.unreadable(), findings.unreadable().size());
        if (findings.references() == 0) {
            return;
        }
        log.line(
                "assets",
                "%s referenced: %s found elsewhere, %s excluded, %s missing; %s"
                        .formatted(
                                RenderLog.count(findings.references(), "path"),
                                findings.elsewhere(),
                                findings.excluded(),
                                findings.missing(),
                                archive(folder, id, listener)));
        lines("found elsewhere", findings.firstElsewhere(), findings.elsewhere());
        lines("missing", findings.firstMissing(), findings.missing());
        if (findings.outside() > 0) {
            log.line(
                    "assets",
                    "%s outside the assets folder, not uploaded, such as %s"
                            .formatted(
                                    RenderLog.count(findings.outside(), "path"),
                                    findings.firstOutside().get(0)));
        }
        List<String> moved =
                found.paths().mappings().stream().map(PathMap.Mapping::toString).toList();
        lines("mapped for the renderer", moved.subList(0, Math.min(moved.size(), MAX_MAPPINGS)), moved.size());
        lines(
                "absolute path without a path mapping; nodes may not find",
                findings.firstUnreachable(),
                findings.unreachable());
    }

    /** Archives the report unless it is too large or the disk is full. Returns where it is. */
    private String archive(FilePath folder, String id, TaskListener listener) throws IOException, InterruptedException {
        long free = DiskSpace.free(run.getRootDir().toPath());
        if (run.pickArtifactManager() instanceof StandardArtifactManager && free < MIN_FREE_BYTES) {
            return "the list is not archived, because the disk of the Jenkins home has only %s free"
                    .formatted(RenderLog.bytes(free));
        }
        String report = RenderArtifacts.REPORTS + "assets" + number(id);
        String text = report + ".txt";
        String json = report + ".json";
        List<Long> sizes =
                AgentCalls.act(folder, new FileSizes(List.of("assets.txt", "assets.json")), AgentCalls.SHORT);
        if (sizes.size() != 2 || sizes.stream().anyMatch(size -> size < 0 || size > MAX_REPORT_BYTES)) {
            return "the list is not archived, because it is larger than %s"
                    .formatted(RenderLog.bytes(MAX_REPORT_BYTES));
        }
        ArtifactTransfer.archive(
                run,
                folder,
                Map.of(text, "assets.txt", json, "assets.json"),
                Map.of(text, sizes.get(0), json, sizes.get(1)),
                written -> {},
                listener,
                AgentCalls.SHORT);
        return "list: " + text;
    }

    /** Suffix of the artifact names: the number of the render in its build, empty for the first one. */
    private static String number(String id) {
        String number = id.substring(id.lastIndexOf('-'));
        return number.equals("-1") ? "" : number;
    }

    private void lines(String result, List<String> examples, int total) {
        examples.forEach(example -> log.line("assets", result + ": " + example));
        if (total > examples.size()) {
            log.line("assets", result + ": and %s more".formatted(total - examples.size()));
        }
    }
}

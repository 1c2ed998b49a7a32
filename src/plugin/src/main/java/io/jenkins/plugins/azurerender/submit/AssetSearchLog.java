package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.assets.AssetFindings;
import io.jenkins.plugins.azurerender.assets.FoundAssets;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import jenkins.util.BuildListenerAdapter;

/** Tells what became of a scene's references: a few lines in the log, all of it among the artifacts. */
final class AssetSearchLog {

    private static final int MOST_MAPPINGS = 5;

    private final Run<?, ?> run;
    private final RenderLog log;

    AssetSearchLog(Run<?, ?> run, RenderLog log) {
        this.run = run;
        this.log = log;
    }

    /** @param folder where the agent left its report */
    void report(FoundAssets found, FilePath folder, String id, TaskListener listener)
            throws IOException, InterruptedException {
        AssetFindings findings = found.findings();
        lines("not read", findings.unread(), findings.unread().size());
        if (findings.references() == 0) {
            return;
        }
        String text = "assets" + number(id) + ".txt";
        run.pickArtifactManager()
                .archive(
                        folder,
                        folder.createLauncher(listener),
                        BuildListenerAdapter.wrap(listener),
                        Map.of(text, "assets.txt", "assets" + number(id) + ".json", "assets.json"));
        log.line(
                "assets",
                "%s referenced: %d found elsewhere, %d excluded, %d missing; complete list: %s"
                        .formatted(
                                RenderLog.count(findings.references(), "path"),
                                findings.elsewhere(),
                                findings.leftOut(),
                                findings.missing(),
                                text));
        lines("found elsewhere", findings.elsewhereNamed(), findings.elsewhere());
        lines("missing", findings.missingNamed(), findings.missing());
        List<String> moved =
                found.moved().mappings().stream().map(PathMap.Mapping::toString).toList();
        lines("mapped for the renderer", moved.subList(0, Math.min(moved.size(), MOST_MAPPINGS)), moved.size());
        lines(
                "absolute path without a path mapping; nodes may not find",
                findings.unreachableNamed(),
                findings.unreachable());
    }

    /** The first render of a build has the plain name; others are told apart by number, as contact sheets are. */
    private static String number(String id) {
        String number = id.substring(id.lastIndexOf('-'));
        return number.equals("-1") ? "" : number;
    }

    private void lines(String what, List<String> named, int all) {
        named.forEach(name -> log.line("assets", what + ": " + name));
        if (all > named.size()) {
            log.line("assets", what + ": and %d more".formatted(all - named.size()));
        }
    }

    /** @throws AbortException when files are missing without which frames would be wrong, and that matters */
    static void check(AssetFindings findings, boolean onlyWarn) throws AbortException {
        if (findings.spoiling() > 0 && !onlyWarn) {
            throw new AbortException(
                    "The scene references %s that could not be found, such as %s: add the missing files, add their folder to searchPaths, or set missingAssets to 'warn' to render without them."
                            .formatted(
                                    RenderLog.count(findings.spoiling(), "path"),
                                    findings.missingNamed().get(0)));
        }
    }
}

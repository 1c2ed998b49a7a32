package io.jenkins.plugins.azurerender.submit;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.SkippedRender;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Checks whether the last successful build rendered the same scene and assets with the same settings. */
record UnchangedCheck(Run<?, ?> run, TaskListener listener) {

    /** SHA-256 of the assets' contents and all settings that affect the frames; file times are ignored. */
    String fingerprint(SubmitRequest request, SceneAnalysis analysis, PlannedRender planned)
            throws IOException, InterruptedException {
        RenderPlan plan = planned.plan();
        List<String> parts = new ArrayList<>(List.of(
                analysis.totals(true).fingerprint(),
                plan.scene(),
                plan.frames().toString(),
                plan.files().toString(),
                plan.renderer().toString(),
                plan.layout().withoutScouts().toString(),
                plan.paths().toString(),
                String.valueOf(plan.after()),
                String.valueOf(request.tasks().container())));
        request.tasks().environment().forEach(variable -> parts.add(variable.getName() + "=" + variable.getValue()));
        try {
            byte[] text = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every JVM supports SHA-256
        }
    }

    /** Logs and records a skipped render if the last successful build has all its frames; returns whether it does. */
    boolean skips(String fingerprint, PlannedRender planned, String id) throws IOException {
        Optional<Run<?, ?>> same = PreviousBuilds.withFingerprint(fingerprint, run);
        if (same.isEmpty()) {
            return false;
        }
        String reason = "scene, assets and settings are unchanged since build #%s, which has all frames"
                .formatted(same.get().getNumber());
        RenderAction.of(run)
                .addSkipped(
                        new SkippedRender(id, reason, planned.plan().frames().size(), true));
        new RenderLog(listener).line("job", "nothing is rendered: " + reason);
        return true;
    }
}

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

/** Whether the last good build rendered just this: the same scene, assets and settings, whatever the file times. */
record UnchangedCheck(Run<?, ?> run, TaskListener listener) {

    /** Tells what is to be rendered apart from all others. */
    String fingerprint(SubmitRequest request, SceneAnalysis survey, PlannedRender draft)
            throws IOException, InterruptedException {
        RenderPlan plan = draft.plan();
        List<String> parts = new ArrayList<>(List.of(
                survey.stock(true).fingerprint(),
                plan.scene(),
                plan.frames().toString(),
                plan.files().toString(),
                plan.renderer().toString(),
                plan.layout().toString(),
                plan.paths().toString(),
                String.valueOf(plan.after()),
                String.valueOf(request.tasks().container())));
        request.tasks().environment().forEach(variable -> parts.add(variable.getName() + "=" + variable.getValue()));
        try {
            byte[] text = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every Java has it
        }
    }

    /** Ends the render at once when the last good build has these frames, and says so. */
    boolean skips(String fingerprint, PlannedRender draft, String id) throws IOException {
        Optional<Run<?, ?>> same = PreviousBuilds.withSame(fingerprint, run);
        if (same.isEmpty()) {
            return false;
        }
        String reason = "scene, assets and settings are unchanged since build #%d, which has all frames"
                .formatted(same.get().getNumber());
        RenderAction.of(run)
                .rememberSkipped(
                        new SkippedRender(id, reason, draft.plan().frames().size(), true));
        new RenderLog(listener).line("job", "nothing is rendered: " + reason);
        return true;
    }
}

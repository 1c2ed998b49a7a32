package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses a render whose files would replace those of another render of the build. A repeated submit step, as in
 * {@code retry}, replaces the files of its first run on purpose.
 */
final class ArtifactCollision {

    private final RenderPlan plan;
    private final Predicate<RenderRecord> ended;

    /** @param ended whether a render was submitted in the same branch and is no longer in use */
    ArtifactCollision(RenderPlan plan, Predicate<RenderRecord> ended) {
        this.plan = plan;
        this.ended = ended;
    }

    /** @throws AbortException naming the other render, a common file and the parameter to change */
    void check(List<RenderRecord> renders) throws AbortException {
        Set<String> frames = frames(plan);
        Set<String> results = results(plan);
        for (RenderRecord other : renders) {
            RenderPlan known = other.plan();
            if (ended.test(other) && known.equals(plan)) {
                continue;
            }
            Set<String> taken = frames(known);
            taken.addAll(results(known));
            refuse(frames, taken, other, "set another output for this one");
            refuse(results, taken, other, "use another file name in then");
        }
    }

    private static void refuse(Set<String> names, Set<String> taken, RenderRecord other, String advice)
            throws AbortException {
        String common =
                names.stream().filter(taken::contains).sorted().findFirst().orElse(null);
        if (common != null) {
            throw new AbortException("Another render of this build (%s, %s) writes %s: %s."
                    .formatted(other.getJobId(), other.getScene(), common, advice));
        }
    }

    /** Names are compared without case, because some artifact stores ignore it. */
    private static Set<String> frames(RenderPlan plan) {
        Set<String> names = new HashSet<>();
        for (int frame : plan.frames().frames()) {
            plan.expectedFiles(frame).forEach(file -> names.add(file.toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    private static Set<String> results(RenderPlan plan) {
        Set<String> names = new HashSet<>();
        PostRenderTask after = plan.after();
        if (after != null) {
            after.files().forEach(file -> names.add(file.toLowerCase(Locale.ROOT)));
        }
        return names;
    }
}

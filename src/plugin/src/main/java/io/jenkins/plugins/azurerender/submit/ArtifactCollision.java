package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.frames.ExtraNames;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses a render whose files would replace those of another render of the build. A repeated submit step, as in
 * {@code retry}, replaces the render of its first run.
 */
final class ArtifactCollision implements RenderAction.Check {

    private final RenderPlan plan;
    private final Predicate<RenderRecord> repeated;
    private final Map<String, Set<String>> extras = new HashMap<>();

    /**
     * Reads the names of extra files here, because the renders of the build are locked during the check.
     *
     * @param repeated whether a render is of an earlier run of the same submit step
     */
    ArtifactCollision(Run<?, ?> run, RenderPlan plan, Predicate<RenderRecord> repeated) throws IOException {
        for (RenderRecord render : RenderAction.of(run).getRenders()) {
            extras.put(render.getJobId(), ExtraNames.used(run, render));
        }
        this.plan = plan;
        this.repeated = repeated;
    }

    @Override
    public boolean replaces(RenderRecord other) {
        return repeated.test(other) && other.plan().equals(plan);
    }

    /** @throws AbortException naming both renders, a common file and the parameter to change */
    @Override
    public void check(String name, List<RenderRecord> others) throws AbortException {
        Set<String> frames = frames(plan);
        Set<String> results = results(plan);
        for (RenderRecord other : others) {
            RenderPlan known = other.plan();
            Set<String> taken = frames(known);
            taken.addAll(results(known));
            extras.getOrDefault(other.getJobId(), Set.of()).forEach(file -> taken.add(file.toLowerCase(Locale.ROOT)));
            refuse(name, frames, taken, other, "set another output");
            refuse(name, results, taken, other, "use another file name in then");
        }
    }

    private static void refuse(String name, Set<String> names, Set<String> taken, RenderRecord other, String advice)
            throws AbortException {
        String common =
                names.stream().filter(taken::contains).sorted().findFirst().orElse(null);
        if (common != null) {
            throw new AbortException("Render '%s' would replace %s of render '%s' (%s) of this build: %s."
                    .formatted(name, common, other.getName(), other.getJobId(), advice));
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

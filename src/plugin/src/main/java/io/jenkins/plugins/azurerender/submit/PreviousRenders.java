package io.jenkins.plugins.azurerender.submit;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the render of an earlier build that corresponds to a request. */
final class PreviousRenders {

    private final List<RenderRecord> renders;

    PreviousRenders(Run<?, ?> build) {
        RenderAction action = build.getAction(RenderAction.class);
        this.renders = action == null ? List.of() : action.getRenders();
    }

    /** The renders of a scene; only the file name is compared, not the folder. */
    List<RenderRecord> of(String scene) {
        return renders.stream()
                .filter(render -> fileName(render.getScene()).equals(fileName(scene)))
                .toList();
    }

    /** The render of the same scene; of several, preferably one with the same output, then with the same number. */
    Optional<RenderRecord> matching(SubmitRequest request, String jobId) {
        List<RenderRecord> matches = of(request.scene().path());
        matches = filterIfAny(
                matches, render -> render.getOutput().equals(request.scene().output()));
        matches = filterIfAny(matches, render -> number(render.getJobId()).equals(number(jobId)));
        return matches.isEmpty() ? Optional.empty() : Optional.of(matches.get(matches.size() - 1));
    }

    private static List<RenderRecord> filterIfAny(List<RenderRecord> all, Predicate<RenderRecord> condition) {
        List<RenderRecord> matches = all.stream().filter(condition).toList();
        return matches.isEmpty() ? all : matches;
    }

    /** The number of the render in its build; each build runs its steps in the same order. */
    private static String number(String jobId) {
        return jobId.substring(jobId.lastIndexOf('-') + 1);
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

package io.jenkins.plugins.azurerender.submit;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The renders of an earlier build, to find the one that a step of a later build does again. */
final class PreviousRenders {

    private final List<RenderRecord> renders;

    PreviousRenders(Run<?, ?> build) {
        RenderAction action = build.getAction(RenderAction.class);
        this.renders = action == null ? List.of() : action.getRenders();
    }

    /** Those of a scene, wherever its file was. */
    List<RenderRecord> of(String scene) {
        return renders.stream()
                .filter(render -> fileName(render.getScene()).equals(fileName(scene)))
                .toList();
    }

    /** The one of this scene; of several that with the same output, and of several such that with the same number. */
    Optional<RenderRecord> like(SubmitRequest request, String jobId) {
        List<RenderRecord> alike = of(request.scene().path());
        alike = narrowed(
                alike, render -> render.getOutput().equals(request.scene().output()));
        alike = narrowed(alike, render -> number(render.getJobId()).equals(number(jobId)));
        return alike.isEmpty() ? Optional.empty() : Optional.of(alike.get(alike.size() - 1));
    }

    private static List<RenderRecord> narrowed(List<RenderRecord> all, Predicate<RenderRecord> wanted) {
        List<RenderRecord> some = all.stream().filter(wanted).toList();
        return some.isEmpty() ? all : some;
    }

    /** Which render of its build it is: the steps of a build come in the same order each time. */
    private static String number(String jobId) {
        return jobId.substring(jobId.lastIndexOf('-') + 1);
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

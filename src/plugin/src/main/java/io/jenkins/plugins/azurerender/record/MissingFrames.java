package io.jenkins.plugins.azurerender.record;

import hudson.model.Run;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The frames of a render that neither its build nor a later retry of its failed frames has archived. */
public final class MissingFrames {

    private MissingFrames() {}

    /** Returns the frames of a render that are not archived, in the order of its frames. */
    public static List<Integer> of(Run<?, ?> build, RenderRecord render) throws IOException {
        return RenderAction.of(build).frames(render).rows().stream()
                .filter(row -> row.state() != FrameState.ARCHIVED)
                .map(FrameRow::number)
                .toList();
    }

    /**
     * Returns the frames of a render that are not archived, without those that later builds have archived.
     *
     * @param later builds that render the missing frames again
     */
    public static List<Integer> of(Run<?, ?> build, RenderRecord render, Collection<Run<?, ?>> later)
            throws IOException {
        List<Integer> missing = of(build, render);
        if (missing.isEmpty() || later.isEmpty()) {
            return missing;
        }
        Set<Integer> archived = new TreeSet<>();
        RenderIdentity identity = RenderIdentity.of(render.getSettings());
        for (Run<?, ?> retry : later) {
            RenderAction action = retry.getAction(RenderAction.class);
            for (RenderRecord again :
                    action == null ? Collections.<RenderRecord>emptyList() : identity.find(action.getRenders())) {
                action.frames(again).rows().stream()
                        .filter(row -> row.state() == FrameState.ARCHIVED)
                        .forEach(row -> archived.add(row.number()));
            }
        }
        return missing.stream().filter(frame -> !archived.contains(frame)).toList();
    }
}

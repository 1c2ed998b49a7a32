package io.jenkins.plugins.azurerender.record;

import hudson.AbortException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Decides which renders a collect step takes. Each render is collected by one step at a time. Without a job id, a step
 * takes the renders of its branch that no other step has taken; if there are none, those submitted before the
 * branches began; if there are none, it repeats what the last collect step of its branch took. A step that is repeated by
 * {@code retry} takes the renders of its earlier attempt, unless a submit step is repeated before it.
 */
final class Submissions implements Serializable {

    private static final long serialVersionUID = 1L;

    /** In the order of their submit steps; replaced and never changed, because Jenkins may be saving it. */
    private List<Submission> all = new ArrayList<>();

    private int lastCollect;

    /** The collect step of each render that is being collected. */
    private transient Map<String, Object> collectors;

    /** Registers a submit step that begins; has no effect if it is known. */
    synchronized void begin(String jobId, PipelineBranch branch) {
        if (all.stream().noneMatch(known -> known.jobId().equals(jobId))) {
            List<Submission> changed = new ArrayList<>(all);
            changed.add(new Submission(jobId, branch));
            all = changed;
        }
    }

    /**
     * Selects renders for a collect step; it must {@link #release} them.
     *
     * @param exists whether the submit step of a render has succeeded
     * @throws AbortException when there is no render to collect, or another step collects all of them
     */
    synchronized List<String> select(PipelineBranch branch, Object collector, Predicate<String> exists)
            throws AbortException {
        List<Submission> known =
                all.stream().filter(render -> exists.test(render.jobId())).toList();
        List<Submission> free = known.stream()
                .filter(render -> !collectors().containsKey(render.jobId()))
                .toList();
        List<Submission> open =
                free.stream().filter(render -> render.isOpenFor(branch)).toList();
        List<Submission> selected = inside(open, branch);
        if (selected.isEmpty()) {
            selected = last(inside(free, branch).stream()
                    .filter(render -> render.isTakenBefore(branch))
                    .toList());
        }
        if (selected.isEmpty()) {
            selected = nearest(open, branch);
        }
        if (selected.isEmpty()) {
            selected = last(nearest(free, branch));
        }
        if (selected.isEmpty()) {
            throw new AbortException(
                    known.isEmpty()
                            ? "No render was submitted in this build: call azureRenderSubmit before azureRenderCollect."
                            : nearest(known, branch).isEmpty()
                                    ? "No render was submitted in this branch: set job to the value returned by azureRenderSubmit."
                                    : "Another azureRenderCollect of this build is collecting %s: remove one of the two steps, or set job to another render."
                                            .formatted(nearest(known, branch)
                                                    .get(0)
                                                    .jobId()));
        }
        List<String> ids = selected.stream().map(Submission::jobId).toList();
        take(ids, branch, collector);
        return ids;
    }

    /** The renders of the branch, or else those submitted before the branches began, also while a step collects them. */
    synchronized List<String> find(PipelineBranch branch, Predicate<String> condition) {
        return nearest(
                        all.stream()
                                .filter(render -> condition.test(render.jobId()))
                                .toList(),
                        branch)
                .stream()
                .map(Submission::jobId)
                .toList();
    }

    /** Those that the last collect step took. */
    private static List<Submission> last(List<Submission> renders) {
        int last = renders.stream().mapToInt(Submission::collect).max().orElse(0);
        return renders.stream().filter(render -> render.collect() == last).toList();
    }

    /**
     * Selects renders for a collect step in a branch; it must {@link #release} them.
     *
     * @throws AbortException when another step collects one of them
     */
    synchronized void select(List<String> ids, PipelineBranch branch, Object collector) throws AbortException {
        for (String id : ids) {
            if (collectors().getOrDefault(id, collector) != collector) {
                throw new AbortException(
                        "Another azureRenderCollect of this build is collecting %s: remove one of the two steps, or set job to another render."
                                .formatted(id));
            }
        }
        take(ids, branch, collector);
    }

    /** Lets a collect step of another build collect a render, until it is released; returns false if another step does. */
    synchronized boolean reserve(String id, Object collector) {
        Object known = collectors().putIfAbsent(id, collector);
        return known == null || known == collector;
    }

    /** Lets the next collect step of the branch take a render again. */
    synchronized void reopen(String jobId) {
        all = new ArrayList<>(all.stream()
                .map(render -> render.jobId().equals(jobId) ? render.reopened() : render)
                .toList());
    }

    /** Takes renders for a collect step in a branch, also if it continues after a restart. */
    synchronized void take(List<String> ids, PipelineBranch branch, Object collector) {
        lastCollect++;
        all = new ArrayList<>(all.stream()
                .map(render -> ids.contains(render.jobId()) ? render.takenBy(lastCollect, branch) : render)
                .toList());
        ids.forEach(id -> collectors().put(id, collector));
    }

    /** The steps that collect renders now. */
    synchronized List<Object> allCollectors() {
        return List.copyOf(collectors().values());
    }

    /** Allows other steps to collect the renders of a step that has ended. */
    synchronized void release(Object collector) {
        collectors().values().removeIf(other -> other == collector);
    }

    /** Whether a submit step of the branch, or of an earlier attempt of {@code retry} around it, began a render. */
    synchronized boolean isFrom(String jobId, PipelineBranch branch) {
        return all.stream()
                .filter(render -> render.jobId().equals(jobId))
                .anyMatch(render ->
                        render.branch().equals(branch) || render.branch().isRetriedBy(branch));
    }

    /** Moves a render to the branch of the attempt that continues it, whose collect step takes it. */
    synchronized void move(String jobId, PipelineBranch branch) {
        all = new ArrayList<>(all.stream()
                .map(render -> render.jobId().equals(jobId) ? render.movedTo(branch) : render)
                .toList());
    }

    /** Whether a collect step collects a render now. */
    synchronized boolean isCollected(String jobId) {
        return collectors().containsKey(jobId);
    }

    /** Whether an earlier attempt of a {@code retry} block around a step began a render that no collect step collects now. */
    synchronized boolean isRetriedBy(String jobId, PipelineBranch branch) {
        return !collectors().containsKey(jobId)
                && all.stream()
                        .anyMatch(render ->
                                render.jobId().equals(jobId) && render.branch().isRetriedBy(branch));
    }

    /** Whether a submit step of the branch began a render that a collect step took, and none collects now. */
    synchronized boolean isRepeatedBy(String jobId, PipelineBranch branch) {
        return isTaken(jobId) && isFrom(jobId, branch) && !collectors().containsKey(jobId);
    }

    /** Whether a collect step has taken a render. */
    synchronized boolean isTaken(String jobId) {
        return all.stream().anyMatch(render -> render.jobId().equals(jobId) && render.collect() > 0);
    }

    private Map<String, Object> collectors() {
        if (collectors == null) {
            collectors = new HashMap<>();
        }
        return collectors;
    }

    private static List<Submission> inside(List<Submission> renders, PipelineBranch branch) {
        return renders.stream()
                .filter(render -> branch.contains(render.branch()))
                .toList();
    }

    /** The renders of the branch, or else those of the nearest enclosing one outside of its inner branches. */
    private static List<Submission> nearest(List<Submission> renders, PipelineBranch branch) {
        List<Submission> inside = inside(renders, branch);
        if (!inside.isEmpty()) {
            return inside;
        }
        int depth = renders.stream()
                .filter(render -> render.branch().contains(branch))
                .mapToInt(render -> render.branch().depth())
                .max()
                .orElse(-1);
        return renders.stream()
                .filter(render ->
                        render.branch().contains(branch) && render.branch().depth() == depth)
                .toList();
    }
}

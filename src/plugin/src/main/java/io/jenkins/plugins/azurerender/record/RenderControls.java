package io.jenkins.plugins.azurerender.record;

import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The requests to control a render, oldest first. They are saved with the build before Batch receives them. */
public final class RenderControls implements Serializable {

    private static final long serialVersionUID = 1L;

    /** More than people press; older ones are forgotten. */
    private static final int MAX = 100;

    /** Replaced and never changed, because Jenkins may be saving it. */
    private List<RenderControl> all = new ArrayList<>();

    /** Id of the one that a thread is sending; null if none does. */
    private transient String sending;

    synchronized void copy(RenderControls other) {
        all = new ArrayList<>(other.all());
    }

    /** Forgets all requests. */
    public synchronized void clear() {
        all = new ArrayList<>();
    }

    public synchronized List<RenderControl> all() {
        return List.copyOf(all);
    }

    /**
     * Adds a request, unless it is known.
     *
     * @throws InvalidRequestException if it has no effect now, or someone else requested the same
     */
    synchronized RenderControl request(RenderControl wanted) {
        Optional<RenderControl> known = find(wanted.getId());
        if (known.isPresent()) {
            return known.get();
        }
        check(wanted);
        List<RenderControl> changed = new ArrayList<>(all);
        changed.add(wanted);
        if (changed.size() > MAX) {
            changed.stream()
                    .filter(control -> !control.isRequested())
                    .findFirst()
                    .ifPresent(changed::remove);
        }
        all = changed;
        return wanted;
    }

    private void check(RenderControl wanted) {
        switch (wanted.getAction()) {
            case PAUSE ->
                pause().ifPresent(earlier -> {
                    throw new InvalidRequestException("This render was already %s.".formatted(earlier.describe()));
                });
            case RESUME -> {
                if (pause().isEmpty()) {
                    throw new InvalidRequestException(last().filter(RenderControl::isRequested)
                            .map(earlier -> "This render was already %s.".formatted(earlier.describe()))
                            .orElse("This render is not paused."));
                }
            }
            case REQUEUE -> {
                Set<Integer> frames =
                        new HashSet<>(FrameRange.parse(wanted.getValue()).frames());
                refuseIf(
                        earlier -> FrameRange.parse(earlier.getValue()).frames().stream()
                                .anyMatch(frames::contains),
                        wanted);
            }
            default -> refuseIf(earlier -> true, wanted);
        }
    }

    private void refuseIf(Predicate<RenderControl> conflict, RenderControl wanted) {
        all.stream()
                .filter(control -> control.isRequested() && control.getAction() == wanted.getAction())
                .filter(conflict)
                .findFirst()
                .ifPresent(earlier -> {
                    throw new InvalidRequestException(
                            "Already requested: %s. Try again in a moment.".formatted(earlier.describe()));
                });
    }

    public synchronized Optional<RenderControl> find(String id) {
        return all.stream().filter(control -> control.getId().equals(id)).findFirst();
    }

    /** The request that pauses the render now; empty if it is not paused. */
    public synchronized Optional<RenderControl> pause() {
        return last().filter(control -> control.getAction() == RenderControl.Action.PAUSE);
    }

    /** Whether the job may be disabled: by a request to pause, also one that was not sent yet, until it was resumed. */
    public synchronized boolean mayBePaused() {
        return last().filter(control -> control.getAction() == RenderControl.Action.PAUSE || control.isRequested())
                .isPresent();
    }

    /** The last request to pause or to resume that did not fail. */
    private Optional<RenderControl> last() {
        return all.stream()
                .filter(RenderControls::isPauseOrResume)
                .filter(control -> !control.isFailed())
                .reduce((earlier, later) -> later);
    }

    private static boolean isPauseOrResume(RenderControl control) {
        return control.getAction() == RenderControl.Action.PAUSE || control.getAction() == RenderControl.Action.RESUME;
    }

    /** Whether a later request to pause or to resume replaces this one. */
    public synchronized boolean isReplaced(RenderControl control) {
        return isPauseOrResume(control)
                && last().filter(last -> !last.getId().equals(control.getId())).isPresent();
    }

    /** The requests of this action that Batch has not received yet. */
    public synchronized List<RenderControl> requested(Predicate<RenderControl.Action> action) {
        return all.stream()
                .filter(control -> control.isRequested() && action.test(control.getAction()))
                .toList();
    }

    /** Lets one thread at a time send a request; false if any is being sent, or if this one is no longer requested. */
    public synchronized boolean begin(RenderControl control) {
        if (sending != null
                || find(control.getId()).filter(RenderControl::isRequested).isEmpty()) {
            return false;
        }
        sending = control.getId();
        return true;
    }

    public synchronized void end(RenderControl control) {
        if (control.getId().equals(sending)) {
            sending = null;
        }
    }

    /** Replaces a request by its result. */
    public synchronized void update(RenderControl result) {
        all = new ArrayList<>(all.stream()
                .map(control -> control.getId().equals(result.getId()) ? result : control)
                .toList());
    }

    /** Ends the requests that Batch has not received. */
    public synchronized void failRequested(String problem) {
        requested(action -> true).forEach(control -> update(control.failed(problem)));
    }

    /** Returns the results that no step has logged, and marks them as logged. */
    public synchronized List<RenderControl> takeUnlogged() {
        return takeUnlogged(all.stream());
    }

    /** Same, for one request. */
    public synchronized List<RenderControl> takeUnlogged(String id) {
        return takeUnlogged(find(id).stream());
    }

    private List<RenderControl> takeUnlogged(Stream<RenderControl> controls) {
        List<RenderControl> taken = controls.filter(control -> !control.isRequested() && !control.isLogged())
                .toList();
        taken.forEach(control -> update(control.logged()));
        return taken;
    }
}

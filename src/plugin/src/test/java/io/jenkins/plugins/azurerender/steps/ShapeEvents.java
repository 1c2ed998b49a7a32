package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks with the log of a {@link PipelineShape} that each collect step took the renders of its branch that were open. */
final class ShapeEvents {

    /** The branch of each submitted render, by job id. */
    private final Map<String, String> branches = new LinkedHashMap<>();

    /** The attempts in which each render was submitted last. */
    private final Map<String, String> attempts = new HashMap<>();
    /** The attempts of the collect step that took each render; absent if it is open. */
    private final Map<String, String> takenIn = new HashMap<>();
    /** The renders that the running collect step of each branch must take; empty if it may repeat those of another one. */
    private final Map<String, Set<String>> expected = new HashMap<>();

    /** The attempts of the running collect step of each branch. */
    private final Map<String, String> current = new HashMap<>();

    private final Map<String, RenderRecord> renders = new HashMap<>();
    private final Set<String> collected = new TreeSet<>();

    ShapeEvents(List<RenderRecord> renders) {
        renders.forEach(render -> this.renders.put(render.getJobId(), render));
    }

    /** Ids of the renders that were collected completely. */
    Set<String> check(String log) {
        Map<String, String> last = new HashMap<>();
        Map<String, String> repeated = new HashMap<>();
        for (String line : log.lines().toList()) {
            if (line.startsWith("Resuming build")) {
                repeated.putAll(last); // the script may not have recorded that it wrote them
            } else if (line.startsWith("@")) {
                String[] event = line.split(" ", -1);
                String branch = event.length > 1 ? event[1] : "";
                if (!line.equals(repeated.remove(branch))) {
                    event(event);
                }
                last.put(branch, line);
            }
        }
        return collected;
    }

    private void event(String[] event) {
        switch (event[0]) {
            case "@SUBMITTED" -> {
                branches.put(event[3], event[1]);
                attempts.put(event[3], event[2]);
                takenIn.remove(event[3]);
            }
            case "@COLLECTS" -> {
                Set<String> wanted = event[3].isEmpty() ? openIn(event[1], event[2]) : Set.of(event[3].split(","));
                wanted.forEach(job -> takenIn.put(job, event[2]));
                expected.put(event[1], wanted);
                current.put(event[1], event[2]);
            }
            case "@COLLECTED" -> collected(event[1], List.of(event[2].split(",")), Integer.parseInt(event[3]));
            default -> assertTrue(Set.of("@ABORT", "@RELEASED").contains(event[0]), () -> "event " + event[0]);
        }
    }

    /** The open renders of a branch and those inside of it, or else of the nearest branch around it. */
    private Set<String> openIn(String branch, String now) {
        Set<String> open = new TreeSet<>(branches.keySet());
        open.removeIf(job -> takenIn.containsKey(job) && !isOpenAgain(job, now));
        Set<String> found = new TreeSet<>(open);
        found.removeIf(job -> !isIn(branches.get(job), branch));
        for (String outer = branch; found.isEmpty() && outer.contains("/"); ) {
            outer = outer.substring(0, outer.lastIndexOf('/'));
            for (String job : open) {
                if (branches.get(job).equals(outer)) {
                    found.add(job);
                }
            }
        }
        return found;
    }

    /** Whether a render was taken in an earlier attempt of a retry block, and submitted before that block. */
    private boolean isOpenAgain(String job, String now) {
        String[] taken = takenIn.get(job).split("/");
        String[] current = now.split("/");
        int same = 0;
        while (same < taken.length && same < current.length && taken[same].equals(current[same])) {
            same++;
        }
        if (same == taken.length || same == current.length) {
            return false;
        }
        String retry = current[same].substring(0, current[same].indexOf('=') + 1);
        return taken[same].startsWith(retry)
                && !attempts.get(job)
                        .startsWith(String.join("/", List.of(current).subList(0, same)) + "/" + retry);
    }

    private static boolean isIn(String branch, String outer) {
        return branch.equals(outer) || branch.startsWith(outer + "/");
    }

    private void collected(String branch, List<String> jobs, int frames) {
        Set<String> wanted = expected.get(branch);
        if (wanted.isEmpty()) {
            for (String job : jobs) {
                String of = branches.get(job);
                assertTrue(of != null && (isIn(of, branch) || isIn(branch, of)), () -> job + " is not of " + branch);
                takenIn.put(job, current.get(branch));
            }
        } else {
            assertEquals(wanted, new TreeSet<>(jobs), () -> "renders collected in " + branch);
        }
        List<String> all = new ArrayList<>(jobs);
        assertFalse(all.isEmpty());
        assertEquals(
                all.stream()
                        .mapToInt(job -> renders.get(job).plan().frames().size())
                        .sum(),
                frames,
                () -> "frames of " + jobs);
        collected.addAll(jobs);
    }
}

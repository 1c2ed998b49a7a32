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

    private final Set<String> open = new TreeSet<>();
    /** The renders that the running collect step of each branch must take; empty if it may repeat those of another one. */
    private final Map<String, Set<String>> expected = new HashMap<>();

    private final Map<String, RenderRecord> renders = new HashMap<>();
    private final Set<String> collected = new TreeSet<>();

    ShapeEvents(List<RenderRecord> renders) {
        renders.forEach(render -> this.renders.put(render.getJobId(), render));
    }

    /** Ids of the renders that were collected completely. */
    Set<String> check(String log) {
        log.lines().filter(line -> line.startsWith("@")).forEach(line -> event(line.split(" ", -1)));
        return collected;
    }

    private void event(String[] event) {
        switch (event[0]) {
            case "@SUBMITTED" -> {
                branches.put(event[2], event[1]);
                open.add(event[2]);
            }
            case "@COLLECTS" -> {
                Set<String> wanted = event[2].isEmpty() ? openIn(event[1]) : Set.of(event[2]);
                open.removeAll(wanted);
                expected.put(event[1], wanted);
            }
            case "@COLLECTED" -> collected(event[1], List.of(event[2].split(",")), Integer.parseInt(event[3]));
            default -> assertEquals("@ABORT", event[0]);
        }
    }

    /** The open renders of a branch and those inside of it, or else of the nearest branch around it. */
    private Set<String> openIn(String branch) {
        Set<String> found = new TreeSet<>();
        for (String job : open) {
            if (isIn(branches.get(job), branch)) {
                found.add(job);
            }
        }
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

    private static boolean isIn(String branch, String outer) {
        return branch.equals(outer) || branch.startsWith(outer + "/");
    }

    private void collected(String branch, List<String> jobs, int frames) {
        Set<String> wanted = expected.get(branch);
        if (wanted.isEmpty()) {
            for (String job : jobs) {
                String of = branches.get(job);
                assertTrue(of != null && (isIn(of, branch) || isIn(branch, of)), () -> job + " is not of " + branch);
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

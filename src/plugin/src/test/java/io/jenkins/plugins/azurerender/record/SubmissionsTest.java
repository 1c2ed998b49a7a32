package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which renders a collect step takes. */
@Tag("unit")
class SubmissionsTest {

    private static final PipelineBranch ROOT = PipelineBranch.NONE;
    private static final PipelineBranch A = branch("a");
    private static final PipelineBranch A1 = branch("a", "1");
    private static final PipelineBranch B = branch("b");

    private final Submissions submissions = new Submissions();

    @Test
    void branchesTakeTheirOwnRenders() throws Exception {
        submit("hero", A);
        submit("villain", B);
        assertEquals(List.of("hero"), collect(A));
        assertEquals(List.of("villain"), collect(B));
    }

    @Test
    void outerStepTakesAllOpenRendersInOrder() throws Exception {
        submit("first", A1);
        submit("second", B);
        submit("third", ROOT);
        assertEquals(List.of("first"), collect(A));
        assertEquals(List.of("second", "third"), collect(ROOT));
    }

    @Test
    void branchWithoutRenderTakesTheOneSubmittedBefore() throws Exception {
        submit("before", ROOT);
        submit("beside", B);
        assertEquals(List.of("before"), collect(A1));
    }

    @Test
    void repeatedStepTakesTheSameRenders() throws Exception {
        submit("earlier", A);
        collect(A);
        submit("1", A);
        submit("2", A);
        assertEquals(List.of("1", "2"), collect(A));
        assertEquals(List.of("1", "2"), collect(A));
    }

    @Test
    void attemptsOfRetryHaveTheSameBranchAndBlock() throws Exception {
        PipelineBranch attempt = attempt("a", "retry");
        submit("1", attempt);
        assertTrue(submissions.isRetriedBy("1", attempt));
        assertFalse(submissions.isRetriedBy("1", A));
        assertFalse(submissions.isRetriedBy("1", attempt("a", "other")));
        assertFalse(submissions.isRetriedBy("1", attempt("b", "retry")));
        Object step = new Object();
        submissions.select(List.of("1"), ROOT, step);
        assertFalse(submissions.isRetriedBy("1", attempt), "it is being collected");
        assertFalse(submissions.isRepeatedBy("1", attempt), "it is being collected");
        submissions.release(step);
        assertTrue(submissions.isRetriedBy("1", attempt));
        assertTrue(submissions.isRepeatedBy("1", A));
        assertFalse(submissions.isRepeatedBy("1", B));
    }

    @Test
    void reopenedRenderIsOpenAgain() throws Exception {
        submit("1", ROOT);
        submit("2", ROOT);
        assertEquals(List.of("1", "2"), collect(ROOT));
        submissions.reopen("1");
        assertEquals(List.of("1"), collect(ROOT));
    }

    @Test
    void collectStepInAnotherAttemptTakesTheRendersOfItsFirstAttempt() throws Exception {
        submit("outer", ROOT);
        submit("before", A);
        submit("also before", A);
        assertEquals(List.of("before", "also before"), collect(retried("1")));
        submit("inside", retried("1"));
        assertEquals(List.of("inside"), collect(retried("1")));

        PipelineBranch second = retried("2");
        assertEquals(List.of("before", "also before"), collect(second), "the other one is submitted in the block");
        submissions.move("inside", second);
        submissions.reopen("inside");
        assertEquals(List.of("inside"), collect(second));
        assertEquals(List.of("outer"), collect(A));
    }

    @Test
    void renderThatNoSubmitStepRepeatsIsCollectedAgainInAnotherAttempt() throws Exception {
        submit("outer", ROOT);
        submit("inside", retried("1"));
        assertEquals(List.of("inside"), collect(retried("1")));
        assertEquals(List.of("inside"), collect(retried("2")));
        assertEquals(List.of("outer"), collect(retried("2")));
    }

    /** An attempt of a retry block in branch a. */
    private static PipelineBranch retried(String attempt) {
        return new PipelineBranch(List.of("a"), List.of("a"), Map.of("retry", 1), Map.of("retry", attempt));
    }

    private static PipelineBranch attempt(String branch, String retry) {
        return new PipelineBranch(List.of(branch), List.of(branch), Map.of(retry, 1), Map.of(retry, "1"));
    }

    @Test
    void branchesInsideOfRetryAreThoseOfTheirNamesInEachAttempt() throws Exception {
        PipelineBranch first = inside("outer", "10", "hero");
        PipelineBranch second = inside("outer", "20", "hero");
        submit("1", first);
        assertTrue(submissions.isRetriedBy("1", second));
        assertFalse(submissions.isRetriedBy("1", inside("outer", "21", "villain")));
        assertFalse(submissions.isRetriedBy("1", inside("other", "20", "hero")));
        submissions.move("1", second);
        assertEquals(List.of("1"), collect(second));
    }

    /** A branch inside of a retry block, which is in another branch. */
    private static PipelineBranch inside(String outer, String start, String name) {
        return new PipelineBranch(
                List.of(outer, start), List.of("same", name), Map.of("retry", 1), Map.of("retry", start));
    }

    @Test
    void renderThatIsCollectedIsRefused() throws Exception {
        submit("hero", ROOT);
        Object other = new Object();
        submissions.select(List.of("hero"), ROOT, other);
        assertTrue(refusal(A).contains("is collecting hero"));
        assertTrue(assertThrows(
                        AbortException.class, () -> submissions.select(List.of("villain", "hero"), ROOT, new Object()))
                .getMessage()
                .contains("is collecting hero"));
        submissions.release(other);
        assertEquals(List.of("hero"), collect(A));
    }

    /** A build that was killed has steps that did not release their renders. */
    @Test
    void stepsThatDidNotEndAreFound() throws Exception {
        submit("1", ROOT);
        Object killed = new Object();
        submissions.select(List.of("1"), ROOT, killed);
        assertEquals(List.of(killed), submissions.allCollectors());
        assertFalse(submissions.reserve("1", new Object()));
        submissions.allCollectors().forEach(submissions::release);
        assertTrue(submissions.reserve("1", new Object()));
    }

    @Test
    void buildOrBranchWithoutRenderIsRefused() {
        assertTrue(refusal(A).startsWith("No render was submitted in this build"));
        submit("villain", B);
        assertTrue(refusal(A).startsWith("No render was submitted in this branch"));
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** No render is taken twice at a time or by a branch beside its own, and none is left at the end. */
    @ParameterizedTest
    @MethodSource("seeds")
    void eachRenderIsTakenOnceByItsBranchOrAnOuterOne(int seed) {
        Random random = new Random(seed);
        List<PipelineBranch> branches = List.of(ROOT, A, A1, B, branch("a", "2"));
        List<PipelineBranch> of = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int step = 0; step < 40; step++) {
            PipelineBranch branch = branches.get(random.nextInt(branches.size()));
            if (random.nextBoolean()) {
                submit(String.valueOf(of.size()), branch);
                of.add(branch);
            } else {
                try {
                    for (String id : submissions.select(branch, new Object(), id -> true)) {
                        PipelineBranch from = of.get(Integer.parseInt(id));
                        assertTrue(branch.contains(from) || from.contains(branch), "seed " + seed);
                        assertTrue(taken.add(id), "seed " + seed);
                    }
                } catch (AbortException x) {
                    assertTrue(
                            IntStream.range(0, of.size())
                                    .filter(i -> !taken.contains(String.valueOf(i)))
                                    .noneMatch(i -> branch.contains(of.get(i))),
                            "seed " + seed);
                }
            }
        }
        if (taken.size() < of.size()) {
            try {
                taken.addAll(submissions.select(ROOT, new Object(), id -> true));
            } catch (AbortException x) {
                throw new AssertionError("seed " + seed, x);
            }
        }
        assertEquals(of.size(), taken.size(), "seed " + seed);
    }

    private static PipelineBranch branch(String... starts) {
        return new PipelineBranch(List.of(starts), List.of(starts), Map.of(), Map.of());
    }

    private void submit(String jobId, PipelineBranch branch) {
        submissions.begin(jobId, branch);
    }

    private List<String> collect(PipelineBranch branch) throws AbortException {
        Object step = new Object();
        List<String> renders = submissions.select(branch, step, id -> true);
        submissions.release(step);
        return renders;
    }

    private String refusal(PipelineBranch branch) {
        return assertThrows(AbortException.class, () -> submissions.select(branch, new Object(), id -> true))
                .getMessage();
    }
}

package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/** Where in the Pipeline a render was submitted, and which collect step took it last. */
final class Submission implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String jobId;
    private final PipelineBranch branch;
    /** Number of the collect step that took it last; 0 for none. */
    private int collect;
    /** Where that step runs; null for none. */
    private PipelineBranch collectBranch;

    Submission(String jobId, PipelineBranch branch) {
        this.jobId = jobId;
        this.branch = branch;
    }

    String jobId() {
        return jobId;
    }

    PipelineBranch branch() {
        return branch;
    }

    int collect() {
        return collect;
    }

    /** Whether an earlier attempt of a {@code retry} block around a step has taken it. */
    boolean isTakenBefore(PipelineBranch step) {
        return collect > 0 && !step.attemptsAfter(collectBranch).isEmpty();
    }

    /** Whether no step has taken it, except for earlier attempts of a {@code retry} block that began after its submit step. */
    boolean isOpenFor(PipelineBranch step) {
        return collect == 0 || isTakenBefore(step) && !branch.isInside(step.attemptsAfter(collectBranch));
    }

    /** Returns a copy; Jenkins may be saving this object. */
    Submission movedTo(PipelineBranch other) {
        Submission copy = new Submission(jobId, other);
        copy.collect = collect;
        copy.collectBranch = collectBranch;
        return copy;
    }

    /** Returns a copy that no step has taken; Jenkins may be saving this object. */
    Submission reopened() {
        return new Submission(jobId, branch);
    }

    /** Returns a copy that a collect step has taken; Jenkins may be saving this object. */
    Submission takenBy(int collectNumber, PipelineBranch step) {
        Submission copy = new Submission(jobId, branch);
        copy.collect = collectNumber;
        copy.collectBranch = step;
        return copy;
    }
}

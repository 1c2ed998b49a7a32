package io.jenkins.plugins.azurerender.record;

import java.io.Serializable;

/** Where in the Pipeline a render was submitted, and which collect step took it last. */
final class Submission implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String jobId;
    private final PipelineBranch branch;
    /** Number of the collect step that took it last; 0 for none. */
    private int collect;

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

    /** Returns a copy; Jenkins may be saving this object. */
    Submission movedTo(PipelineBranch other) {
        Submission copy = new Submission(jobId, other);
        copy.collect = collect;
        return copy;
    }

    /** Returns a copy; Jenkins may be saving this object. */
    Submission takenBy(int collectNumber) {
        Submission copy = new Submission(jobId, branch);
        copy.collect = collectNumber;
        return copy;
    }
}

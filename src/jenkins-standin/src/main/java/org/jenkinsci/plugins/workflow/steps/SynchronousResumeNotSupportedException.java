package org.jenkinsci.plugins.workflow.steps;

/** Stands for the failure of a non-blocking synchronous step that was running when the controller went down. */
public class SynchronousResumeNotSupportedException extends Exception {

    private static final long serialVersionUID = 1L;

    public SynchronousResumeNotSupportedException() {
        super("Resume after a restart not supported for non-blocking synchronous steps");
    }
}

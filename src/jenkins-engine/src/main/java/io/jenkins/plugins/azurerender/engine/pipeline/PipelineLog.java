package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.TaskListener;

/** Logs the start and end of steps and blocks. */
public final class PipelineLog {

    private static final String PREFIX = "[Pipeline] ";

    private final TaskListener listener;

    PipelineLog(TaskListener listener) {
        this.listener = listener;
    }

    /** Writes a line. */
    public void line(String text) {
        listener.getLogger().println(text);
    }

    void note(String text) {
        line(PREFIX + text);
    }

    void stepBegins(boolean first, String name) {
        if (first) {
            note(name);
        }
    }

    void stepEnds(boolean hasBlock, String name) {
        if (hasBlock) {
            note("// " + name);
        }
    }

    void blockBegins(boolean first, String displayName) {
        if (first) {
            note(displayName == null ? "{" : "{ (" + displayName + ")");
        }
    }

    void blockEnds(boolean first) {
        if (first) {
            note("}");
        }
    }
}

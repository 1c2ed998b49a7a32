package io.jenkins.plugins.azurerender.engine;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import jenkins.model.RunAction2;

/** An action like those of plugins. */
public final class SampleAction extends InvisibleAction implements RunAction2 {
    private final String text;

    @SuppressWarnings("unused") // saved with the build
    private final Object extra;

    private transient Run<?, ?> run;

    public SampleAction(String text, Object extra) {
        this.text = text;
        this.extra = extra;
    }

    public String text() {
        return text;
    }

    public Run<?, ?> run() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
    }
}

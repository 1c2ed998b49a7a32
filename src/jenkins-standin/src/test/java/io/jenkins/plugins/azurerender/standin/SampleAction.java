package io.jenkins.plugins.azurerender.standin;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import jenkins.model.RunAction2;

/** An action as a plugin would write it. */
public final class SampleAction extends InvisibleAction implements RunAction2 {
    private final String text;
    private final Object extra;
    private transient Run<?, ?> run;

    SampleAction(String text, Object extra) {
        this.text = text;
        this.extra = extra;
    }

    String text() {
        return text;
    }

    Object extra() {
        return extra;
    }

    Run<?, ?> run() {
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

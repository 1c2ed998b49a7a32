package io.jenkins.plugins.azurerender.settings;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import java.io.Serializable;
import java.util.Optional;

/** A task after all frames. Saved with the build, so that its expected output is known later. */
public abstract class AfterChoice extends AbstractDescribableImpl<AfterChoice> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** @throws io.jenkins.plugins.azurerender.render.InvalidRequestException if a value is invalid */
    public abstract PostRenderTask after();

    /** Returns the option that sets what nodes run, as the end of a sentence; empty if none is set. */
    public Optional<String> customCommand() {
        return Optional.empty();
    }
}

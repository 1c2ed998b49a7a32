package io.jenkins.plugins.azurerender.settings;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.azurerender.render.Renderer;
import java.io.Serializable;
import java.util.Optional;

/** A renderer with its options. Saved with the build, so that its expected output is known later. */
public abstract class RendererChoice extends AbstractDescribableImpl<RendererChoice> implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Returns the renderer with these options.
     *
     * @param scene path in the project
     * @throws io.jenkins.plugins.azurerender.render.InvalidRequestException if an option is invalid
     */
    public abstract Renderer renderer(String scene);

    /** Returns the option that sets what nodes run, as the end of a sentence; empty if none is set. */
    public Optional<String> customCommand() {
        return Optional.empty();
    }
}

package io.jenkins.plugins.azurerender.settings;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.azurerender.render.Renderer;
import java.io.Serializable;

/** A renderer with its switches; kept with the build, so that what must appear can be told at any time. */
public abstract class RendererChoice extends AbstractDescribableImpl<RendererChoice> implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * The renderer as chosen.
     *
     * @param scene path in the project
     * @throws io.jenkins.plugins.azurerender.render.InvalidRequestException when a switch cannot be set so
     */
    public abstract Renderer renderer(String scene);
}

package io.jenkins.plugins.azurerender.settings;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import java.io.Serializable;

/** What is done once when all frames are there; kept with the build, so that what must appear can be told at any time. */
public abstract class AfterChoice extends AbstractDescribableImpl<AfterChoice> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** @throws io.jenkins.plugins.azurerender.render.InvalidRequestException when it cannot be done so */
    public abstract PostRenderTask after();
}

package io.jenkins.plugins.azurerender.engine.pipeline;

import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The answer to a request that was carried out and has nothing to show. */
public final class NoContentResponse implements HttpResponse {

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) {
        response.setStatus(204);
    }
}

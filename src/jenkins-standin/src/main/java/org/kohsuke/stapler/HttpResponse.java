package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Stands for org.kohsuke.stapler.HttpResponse: what a web method answers. */
public interface HttpResponse {
    /** Writes the answer. */
    default void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException("The stand-in has no web interface.");
    }
}

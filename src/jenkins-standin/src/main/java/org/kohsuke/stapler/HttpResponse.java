package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** The response of a web method. */
public interface HttpResponse {
    /** Writes the response. */
    default void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException("There is no web server.");
    }
}

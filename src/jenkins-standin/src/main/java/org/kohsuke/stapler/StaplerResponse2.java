package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The response to a request. */
public interface StaplerResponse2 extends HttpServletResponse {

    /** Redirects the browser. */
    void sendRedirect2(String url) throws IOException;
}

package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands for org.kohsuke.stapler.StaplerResponse2: the answer of a web method. */
public interface StaplerResponse2 extends HttpServletResponse {

    /** Sends the browser elsewhere. */
    void sendRedirect2(String url) throws IOException;
}

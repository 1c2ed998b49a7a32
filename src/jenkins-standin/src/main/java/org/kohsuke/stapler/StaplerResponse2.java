package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** Stands for org.kohsuke.stapler.StaplerResponse2: the answer of a web method. */
public interface StaplerResponse2 extends HttpServletResponse {
    /** Sends the browser to the page it came from. */
    void forwardToPreviousPage(StaplerRequest2 request) throws ServletException, IOException;

    /** Sends the browser elsewhere. */
    void sendRedirect2(String url) throws IOException;

    /** Sends a file: last change in milliseconds since 1970, size in bytes, name. */
    void serveFile(StaplerRequest2 request, InputStream data, long lastModified, long contentLength, String fileName)
            throws ServletException, IOException;
}

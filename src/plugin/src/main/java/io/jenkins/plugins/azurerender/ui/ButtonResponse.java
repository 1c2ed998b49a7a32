package io.jenkins.plugins.azurerender.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.stapler.StaplerResponse2;

/** What the page's script gets for a button that was pressed: one sentence, which it shows. */
final class ButtonResponse {

    private ButtonResponse() {}

    static void done(StaplerResponse2 response, String sentence) throws IOException {
        write(response, HttpServletResponse.SC_OK, sentence);
    }

    /** It cannot be done as things are. */
    static void refused(StaplerResponse2 response, String sentence) throws IOException {
        write(response, HttpServletResponse.SC_CONFLICT, sentence);
    }

    private static void write(StaplerResponse2 response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(sentence);
    }
}

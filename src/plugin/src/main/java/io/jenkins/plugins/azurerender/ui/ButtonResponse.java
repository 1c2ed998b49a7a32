package io.jenkins.plugins.azurerender.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.stapler.StaplerResponse2;

/** Responses to the buttons of a page: one sentence, which the script of the page shows. */
final class ButtonResponse {

    private ButtonResponse() {}

    static void done(StaplerResponse2 response, String sentence) throws IOException {
        write(response, HttpServletResponse.SC_OK, sentence);
    }

    /** The action is not possible in the current state. */
    static void refused(StaplerResponse2 response, String sentence) throws IOException {
        write(response, HttpServletResponse.SC_CONFLICT, sentence);
    }

    private static void write(StaplerResponse2 response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(sentence);
    }
}

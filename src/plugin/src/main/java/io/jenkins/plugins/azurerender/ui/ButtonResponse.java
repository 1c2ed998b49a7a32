package io.jenkins.plugins.azurerender.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.stapler.StaplerResponse2;

/** Responses to the buttons of a page: a message that the script of the page shows. */
final class ButtonResponse {

    private ButtonResponse() {}

    static void ok(StaplerResponse2 response, String message) throws IOException {
        write(response, HttpServletResponse.SC_OK, message);
    }

    /** The action is not possible in the current state. */
    static void conflict(StaplerResponse2 response, String message) throws IOException {
        write(response, HttpServletResponse.SC_CONFLICT, message);
    }

    private static void write(StaplerResponse2 response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(message);
    }
}

package io.jenkins.plugins.azurerender.demo;

/** The demo did not come to its good end; the message is one sentence for the user, a stack trace would not help. */
public class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    public DemoException(String message) {
        super(message, null, false, false);
    }
}

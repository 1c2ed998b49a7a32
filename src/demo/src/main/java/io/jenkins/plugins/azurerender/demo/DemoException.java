package io.jenkins.plugins.azurerender.demo;

/** The demo failed; the message is one sentence for the user, without a stack trace. */
public class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    public DemoException(String message) {
        super(message, null, false, false);
    }
}

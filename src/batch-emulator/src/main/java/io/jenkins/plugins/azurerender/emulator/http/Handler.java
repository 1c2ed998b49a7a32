package io.jenkins.plugins.azurerender.emulator.http;

/** Answers requests; called by many threads at once. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}

package io.jenkins.plugins.azurerender.emulator.http;

/** Handles requests; called by several threads at once. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}

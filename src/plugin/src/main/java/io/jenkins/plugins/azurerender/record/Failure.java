package io.jenkins.plugins.azurerender.record;

/**
 * Why a frame was not archived.
 *
 * @param type class of the failure
 * @param problem a phrase that follows the file name, such as "is missing"
 */
public record Failure(FailureClass type, String problem) {}

package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.function.Supplier;

/** Validates the parameters of a step when it starts. */
final class StepRequest {

    private StepRequest() {}

    /** @throws AbortException with the message of an {@link InvalidRequestException}: Jenkins logs it without a stack trace */
    static <T> T of(Supplier<T> request) throws AbortException {
        try {
            return request.get();
        } catch (InvalidRequestException x) {
            throw new AbortException(x.getMessage());
        }
    }
}

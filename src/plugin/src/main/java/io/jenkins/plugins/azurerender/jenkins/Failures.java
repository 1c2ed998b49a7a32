package io.jenkins.plugins.azurerender.jenkins;

import hudson.AbortException;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;

/** Failures as users read them: one sentence where we know one, the stack trace only for what is a bug. */
public final class Failures {

    private Failures() {}

    /** What to fail a step with, found anywhere among the causes: agents and channels wrap what they pass on. */
    public static Throwable forUser(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof AbortException
                    || cause instanceof InvalidRequestException
                    || cause instanceof AzureException) {
                return said(String.valueOf(cause.getMessage()));
            }
        }
        return isLostAgent(problem)
                ? said(
                        "The agent was disconnected (%s): run the build again; files already in storage are not uploaded again."
                                .formatted(problem))
                : problem;
    }

    /** Jenkins prints it as it is, and part of it may come from others. */
    private static AbortException said(String sentence) {
        return new AbortException(RenderLog.plain(sentence));
    }

    /** Whether it comes from Batch, from storage or from ourselves, and not from the way to an agent. */
    public static boolean isKnown(Throwable problem) {
        return !isLostAgent(problem) && forUser(problem) instanceof AbortException;
    }

    private static boolean isLostAgent(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChannelClosedException || cause instanceof RequestAbortedException) {
                return true;
            }
        }
        return false;
    }

    /** Whether a key, token or SAS was not accepted. */
    public static boolean refused(Throwable problem) {
        return AzureException.in(problem).filter(AzureException::refused).isPresent();
    }

    /** Whether the same call to Azure may succeed later. */
    public static boolean retryable(Throwable problem) {
        return AzureException.in(problem).filter(AzureException::retryable).isPresent();
    }
}

package io.jenkins.plugins.azurerender.jenkins;

import hudson.AbortException;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;

/** Converts failures for users: known ones become one message, only unexpected ones keep their stack trace. */
public final class Failures {

    private Failures() {}

    /** Returns the exception to fail a step with. Searches all causes, because agents and channels wrap exceptions. */
    public static Throwable forUser(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof AbortException
                    || cause instanceof InvalidRequestException
                    || cause instanceof AzureException) {
                return abort(String.valueOf(cause.getMessage()));
            }
        }
        if (problem instanceof DeadlineException late) {
            return abort(
                    "A call to Azure or to the agent %s: check the network and the disks of the agent and the controller."
                            .formatted(late.getMessage()));
        }
        return isLostAgent(problem)
                ? abort(
                        "The agent was disconnected (%s): run the build again; files already in storage are not uploaded again."
                                .formatted(problem))
                : problem;
    }

    /** Jenkins prints the message unchanged, and parts of it may be untrusted. */
    private static AbortException abort(String message) {
        return new AbortException(RenderLog.plain(message));
    }

    /** Returns whether Azure or the plugin reported the failure, and not the connection to an agent. */
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

    /** Returns whether a key, token or SAS was not accepted. */
    public static boolean refused(Throwable problem) {
        return AzureException.in(problem).filter(AzureException::refused).isPresent();
    }

    /** Returns whether the same call to Azure may succeed later. */
    public static boolean retryable(Throwable problem) {
        return AzureException.in(problem).filter(AzureException::retryable).isPresent();
    }
}

package io.jenkins.plugins.azurerender.engine.agents;

import hudson.remoting.Callable;
import hudson.remoting.Future;
import hudson.remoting.VirtualChannel;

/** The channel from an agent to the controller; rejects all calls. */
final class ControllerChannel implements VirtualChannel {
    private static SecurityException refused(Object callable) {
        return new SecurityException(
                "Sending " + callable.getClass().getName() + " from agent to controller is prohibited.");
    }

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) {
        throw refused(callable);
    }

    @Override
    public <V, T extends Throwable> Future<V> callAsync(Callable<V, T> callable) {
        throw refused(callable);
    }

    @Override
    public void close() {
        // only the controller closes the connection
    }
}

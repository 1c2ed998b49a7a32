package io.jenkins.plugins.azurerender.engine;

import hudson.model.Action;
import hudson.model.Executor;
import hudson.model.Queue;
import hudson.model.Slave;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.azurerender.engine.agents.LocalAgentChannel;
import io.jenkins.plugins.azurerender.engine.binding.DataBinder;
import io.jenkins.plugins.azurerender.engine.builds.BuildQueue;
import io.jenkins.plugins.azurerender.engine.plugins.EmbeddedPluginManager;
import io.jenkins.plugins.azurerender.standin.spi.AgentChannel;
import io.jenkins.plugins.azurerender.standin.spi.Engine;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** The engine that jenkins-standin finds by ServiceLoader. */
public final class EmbeddedEngine implements Engine {
    @Override
    public <T> List<T> extensions(Jenkins jenkins, Class<T> type) {
        return ((EmbeddedPluginManager) jenkins.getPluginManager()).extensions().find(type);
    }

    @Override
    public AgentChannel connect(Slave agent) {
        return new LocalAgentChannel(agent.getNodeName(), Jenkins.get().getPluginManager().uberClassLoader);
    }

    @Override
    public QueueTaskFuture<Queue.Executable> schedule(Queue.Task task, Action... actions) {
        return BuildQueue.schedule(task, actions);
    }

    @Override
    public Executor executorOf(Queue.Executable executable) {
        return BuildQueue.executorOf(executable);
    }

    @Override
    public <T> T bind(Class<T> type, Map<String, ?> arguments) {
        return DataBinder.bind(type, arguments);
    }
}

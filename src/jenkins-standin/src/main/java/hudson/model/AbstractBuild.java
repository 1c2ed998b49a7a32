package hudson.model;

import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.standin.web.UnservedResponse;
import jakarta.servlet.ServletException;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;

/** A build that runs on one node. */
public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R>
        implements Queue.Executable {
    private String builtOn;
    private String workspace;

    /** Creates a new build. */
    protected AbstractBuild(P job) throws IOException {
        super(job);
    }

    /** Loads the build from its directory. */
    protected AbstractBuild(P project, File buildDir) throws IOException {
        super(project, buildDir);
    }

    /** Returns the job. */
    public final P getProject() {
        return project;
    }

    /** Returns the node of the build; null when it was removed. */
    public Node getBuiltOn() {
        return builtOn == null || builtOn.isEmpty()
                ? Jenkins.get()
                : Jenkins.get().getNode(builtOn);
    }

    /** Sets the name of the node. */
    protected void setBuiltOnStr(String builtOn) {
        this.builtOn = builtOn;
    }

    /** Returns the workspace; null before the build starts and when the node was removed. */
    public final FilePath getWorkspace() {
        Node node = getBuiltOn();
        return workspace == null || node == null ? null : node.createPath(workspace);
    }

    /** Sets the workspace. */
    protected void setWorkspace(FilePath ws) {
        workspace = ws.getRemote();
    }

    @Override
    public EnvVars getEnvironment(TaskListener log) throws IOException, InterruptedException {
        Node node = getBuiltOn();
        EnvVars variables = project.getEnvironment(node, log);
        variables.putAll(getCharacteristicEnvVars());
        if (node != null && workspace != null) {
            variables.put("WORKSPACE", workspace);
            variables.put("NODE_NAME", node.getNodeName().isEmpty() ? "built-in" : node.getNodeName());
            variables.put("NODE_LABELS", node.getLabelString());
        }
        return variables;
    }

    /** Aborts the build. */
    public HttpResponse doStop() throws IOException, ServletException {
        Executor executor = getExecutor();
        if (executor != null) {
            checkPermission(Item.CANCEL);
            executor.interrupt(Result.ABORTED);
        }
        return new UnservedResponse();
    }
}

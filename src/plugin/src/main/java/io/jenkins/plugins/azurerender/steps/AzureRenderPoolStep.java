package io.jenkins.plugins.azurerender.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.batch.BatchIds;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.results.RenderAction;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes sure of a pool: takes the one of that name when it is there, makes it when it is not. Returns how it stands. */
public final class AzureRenderPoolStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String DEFAULT_IMAGE = "ubuntu-hpc";

    private final String id;
    private String account;
    private String vmSize;
    private String image = DEFAULT_IMAGE;
    private int dedicatedNodes;
    private int spotNodes;
    private int taskSlotsPerNode = 1;

    /** @param id the pool's name: letters, digits, hyphens and underscores, at most 64 */
    @DataBoundConstructor
    public AzureRenderPoolStep(String id) {
        this.id = Util.fixNull(id).strip();
    }

    public String getId() {
        return id;
    }

    public String getAccount() {
        return account;
    }

    @DataBoundSetter
    public void setAccount(String account) {
        this.account = Util.fixEmptyAndTrim(account);
    }

    public String getVmSize() {
        return vmSize;
    }

    @DataBoundSetter
    public void setVmSize(String vmSize) {
        this.vmSize = Util.fixEmptyAndTrim(vmSize);
    }

    public String getImage() {
        return image;
    }

    @DataBoundSetter
    public void setImage(String image) {
        String given = Util.fixEmptyAndTrim(image);
        this.image = given == null ? DEFAULT_IMAGE : given;
    }

    public int getDedicatedNodes() {
        return dedicatedNodes;
    }

    @DataBoundSetter
    public void setDedicatedNodes(int dedicatedNodes) {
        this.dedicatedNodes = dedicatedNodes;
    }

    public int getSpotNodes() {
        return spotNodes;
    }

    @DataBoundSetter
    public void setSpotNodes(int spotNodes) {
        this.spotNodes = spotNodes;
    }

    public int getTaskSlotsPerNode() {
        return taskSlotsPerNode;
    }

    @DataBoundSetter
    public void setTaskSlotsPerNode(int taskSlotsPerNode) {
        this.taskSlotsPerNode = taskSlotsPerNode;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(this, context);
    }

    private static final class Execution extends BackgroundExecution {

        private static final long serialVersionUID = 1L;

        private final AzureRenderPoolStep step;

        Execution(AzureRenderPoolStep step, StepContext context) {
            super(context);
            this.step = step;
        }

        @Override
        void prepare() {
            BatchIds.check("pool", step.id);
        }

        @Override
        Map<String, Object> run() throws Exception {
            Run<?, ?> run = getContext().get(Run.class);
            RenderCloud cloud = RenderCloud.open(step.account, run);
            RenderLog log = new RenderLog(getContext().get(TaskListener.class));
            Map<String, Object> pool = new EnsurePool(cloud.batch(), log).ensure(step, run);
            RenderAction.of(run).rememberPool(cloud.account(), step.id);
            return pool;
        }

        @Override
        public String getStatus() {
            return "making sure of pool " + step.id;
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "azureRenderPool";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderPoolStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}

package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.pools.NodeWaitSpec;
import io.jenkins.plugins.azurerender.pools.PoolAction;
import io.jenkins.plugins.azurerender.pools.PoolActionRequest;
import io.jenkins.plugins.azurerender.pools.PoolExecution;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.Autoscale;
import io.jenkins.plugins.azurerender.settings.EnumOption;
import io.jenkins.plugins.azurerender.settings.FieldCheck;
import io.jenkins.plugins.azurerender.settings.Mount;
import io.jenkins.plugins.azurerender.settings.PoolField;
import io.jenkins.plugins.azurerender.settings.PoolSettings;
import io.jenkins.plugins.azurerender.settings.Suggestions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The parameters that both pool steps share. Each option of {@link PoolSettings} is a parameter; its meaning, default value
 * and help are defined there.
 */
public abstract class PoolStep extends Step {

    private static final int DEFAULT_WAIT_MINUTES = 30;

    private final String id;
    private String account;
    private final PoolSettings pool = new PoolSettings();
    private int waitForNodes;
    private int waitMinutes = DEFAULT_WAIT_MINUTES;
    private int fallbackToDedicatedAfter;
    private String onDifference;

    /** @param id letters, digits, hyphens and underscores, at most 64 */
    PoolStep(String id) {
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

    public int getWaitForNodes() {
        return waitForNodes;
    }

    /** @param waitForNodes number of ready nodes to wait for; 0 to not wait */
    @DataBoundSetter
    public void setWaitForNodes(int waitForNodes) {
        this.waitForNodes = waitForNodes;
    }

    public int getWaitMinutes() {
        return waitMinutes;
    }

    /** @param waitMinutes minutes after which the step fails if the nodes are not ready */
    @DataBoundSetter
    public void setWaitMinutes(int waitMinutes) {
        this.waitMinutes = waitMinutes;
    }

    public int getFallbackToDedicatedAfter() {
        return fallbackToDedicatedAfter;
    }

    /** @param fallbackToDedicatedAfter minutes without a Spot node after which dedicated nodes are requested; 0 for never */
    @DataBoundSetter
    public void setFallbackToDedicatedAfter(int fallbackToDedicatedAfter) {
        this.fallbackToDedicatedAfter = fallbackToDedicatedAfter;
    }

    public String getOnDifference() {
        return onDifference;
    }

    /** @param onDifference fail or reuse, if the pool exists with a different configuration; null for fail */
    @DataBoundSetter
    public void setOnDifference(String onDifference) {
        this.onDifference = Util.fixEmptyAndTrim(onDifference);
    }

    public String getVmSize() {
        return pool.getVmSize();
    }

    @DataBoundSetter
    public void setVmSize(String vmSize) {
        pool.setVmSize(vmSize);
    }

    public int getDedicatedNodes() {
        return pool.getDedicatedNodes();
    }

    @DataBoundSetter
    public void setDedicatedNodes(int dedicatedNodes) {
        pool.setDedicatedNodes(dedicatedNodes);
    }

    public int getSpotNodes() {
        return pool.getSpotNodes();
    }

    @DataBoundSetter
    public void setSpotNodes(int spotNodes) {
        pool.setSpotNodes(spotNodes);
    }

    public Integer getTaskSlotsPerNode() {
        return pool.getTaskSlotsPerNode();
    }

    @DataBoundSetter
    public void setTaskSlotsPerNode(Integer taskSlotsPerNode) {
        pool.setTaskSlotsPerNode(taskSlotsPerNode);
    }

    public Autoscale getAutoscale() {
        return pool.getAutoscale();
    }

    @DataBoundSetter
    public void setAutoscale(Autoscale autoscale) {
        pool.setAutoscale(autoscale);
    }

    public String getAutoscaleFormula() {
        return pool.getAutoscaleFormula();
    }

    @DataBoundSetter
    public void setAutoscaleFormula(String autoscaleFormula) {
        pool.setAutoscaleFormula(autoscaleFormula);
    }

    public int getAutoscaleMinutes() {
        return pool.getAutoscaleMinutes();
    }

    @DataBoundSetter
    public void setAutoscaleMinutes(int autoscaleMinutes) {
        pool.setAutoscaleMinutes(autoscaleMinutes);
    }

    public double getPricePerNodeHour() {
        return pool.getPricePerNodeHour();
    }

    @DataBoundSetter
    public void setPricePerNodeHour(double pricePerNodeHour) {
        pool.setPricePerNodeHour(pricePerNodeHour);
    }

    public String getImage() {
        return pool.getImage();
    }

    @DataBoundSetter
    public void setImage(String image) {
        pool.setImage(image);
    }

    public String getNodeAgent() {
        return pool.getNodeAgent();
    }

    @DataBoundSetter
    public void setNodeAgent(String nodeAgent) {
        pool.setNodeAgent(nodeAgent);
    }

    public List<String> getContainers() {
        return pool.getContainers();
    }

    /** Returns the value of the form's text area, one per line. */
    public String getContainersText() {
        return pool.getContainersText();
    }

    @DataBoundSetter
    public void setContainers(List<String> containers) {
        pool.setContainers(containers);
    }

    public String getStartTask() {
        return pool.getStartTask();
    }

    @DataBoundSetter
    public void setStartTask(String startTask) {
        pool.setStartTask(startTask);
    }

    public boolean isElevatedStartTask() {
        return pool.isElevatedStartTask();
    }

    @DataBoundSetter
    public void setElevatedStartTask(boolean elevatedStartTask) {
        pool.setElevatedStartTask(elevatedStartTask);
    }

    public List<String> getApplications() {
        return pool.getApplications();
    }

    /** Returns the value of the form's text area, one per line. */
    public String getApplicationsText() {
        return pool.getApplicationsText();
    }

    @DataBoundSetter
    public void setApplications(List<String> applications) {
        pool.setApplications(applications);
    }

    public List<Mount> getMounts() {
        return pool.getMounts();
    }

    @DataBoundSetter
    public void setMounts(List<Mount> mounts) {
        pool.setMounts(mounts);
    }

    public boolean isInterNodeCommunication() {
        return pool.isInterNodeCommunication();
    }

    @DataBoundSetter
    public void setInterNodeCommunication(boolean interNodeCommunication) {
        pool.setInterNodeCommunication(interNodeCommunication);
    }

    public String getRemoteAccessFrom() {
        return pool.getRemoteAccessFrom();
    }

    @DataBoundSetter
    public void setRemoteAccessFrom(String remoteAccessFrom) {
        pool.setRemoteAccessFrom(remoteAccessFrom);
    }

    public String getSubnet() {
        return pool.getSubnet();
    }

    @DataBoundSetter
    public void setSubnet(String subnet) {
        pool.setSubnet(subnet);
    }

    /** @deprecated retired by Azure */
    @Deprecated
    public List<String> getApplicationLicenses() {
        return pool.getApplicationLicenses();
    }

    /** @deprecated accepted only to report what to use instead */
    @Deprecated
    @DataBoundSetter
    public void setApplicationLicenses(List<String> applicationLicenses) {
        pool.setApplicationLicenses(applicationLicenses);
    }

    /** @deprecated retired by Azure */
    @Deprecated
    public List<String> getCertificates() {
        return pool.getCertificates();
    }

    /** @deprecated accepted only to report what to use instead */
    @Deprecated
    @DataBoundSetter
    public void setCertificates(List<String> certificates) {
        pool.setCertificates(certificates);
    }

    /** @throws InvalidRequestException for the first parameter that is invalid */
    abstract PoolActionRequest request();

    final PoolActionRequest request(PoolAction action, ResourceKind kind) {
        return new PoolActionRequest(
                action,
                id,
                account,
                pool.spec(),
                new NodeWaitSpec(waitForNodes, waitMinutes, fallbackToDedicatedAfter),
                EnumOption.parse("onDifference", onDifference, PoolActionRequest.OnDifference.class),
                kind);
    }

    @Override
    public final StepExecution start(StepContext context) throws AbortException {
        return new PoolExecution(StepRequest.of(this::request), context);
    }

    /** Fills and checks the form fields that both steps share. */
    public abstract static class PoolStepDescriptor extends RenderStepDescriptor {

        @Override
        public final Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @POST
        public final ComboBoxModel doFillIdItems(
                @AncestorInPath Item item, @QueryParameter String id, @QueryParameter String account) {
            return PoolField.names(item, id, account);
        }

        @POST
        public final ComboBoxModel doFillAccountItems(@AncestorInPath Item item, @QueryParameter String account) {
            return Suggestions.accounts(item, account);
        }

        @POST
        public final FormValidation doCheckId(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String account,
                @QueryParameter String vmSize,
                @QueryParameter String dedicatedNodes,
                @QueryParameter String spotNodes,
                @QueryParameter String autoscaleFormula) {
            return PoolField.check(item, value, account, () -> {
                if (Util.fixEmptyAndTrim(vmSize) == null) {
                    return FormValidation.warning(Messages.PoolStep_PoolNeedsVmSize());
                }
                boolean nodes = Stream.of(dedicatedNodes, spotNodes, autoscaleFormula)
                        .map(Util::fixEmptyAndTrim)
                        .anyMatch(text -> text != null && !text.equals("0"));
                return FormValidation.ok(nodes ? Messages.PoolStep_PoolNew() : Messages.PoolStep_PoolWithoutNodes());
            });
        }

        @POST
        public final FormValidation doCheckFallbackToDedicatedAfter(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String account) {
            return FieldCheck.number(item, value, minutes -> {
                if (minutes > 0) {
                    Caps.of(account, item).checkFallback();
                }
            });
        }

        /** Needs no permission: the values are constant. */
        @POST
        public final ListBoxModel doFillOnDifferenceItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.PoolStep_DifferenceFails(), "");
            items.add(Messages.PoolStep_DifferenceReused(), "reuse");
            return items;
        }
    }
}

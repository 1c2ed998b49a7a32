package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** The node configuration of a pool, as entered by users. Null and empty values mean not specified. */
public abstract class NodeSettings extends AbstractDescribableImpl<PoolSettings> {

    private String image;
    private String nodeAgent;
    private ArrayList<String> containers = new ArrayList<>();
    private String startTask;
    private boolean elevatedStartTask;
    private ArrayList<String> applications = new ArrayList<>();
    private ArrayList<Mount> mounts = new ArrayList<>();
    private boolean interNodeCommunication;
    private String subnet;
    private String remoteAccessFrom;
    private ArrayList<String> applicationLicenses = new ArrayList<>();
    private ArrayList<String> certificates = new ArrayList<>();

    public String getImage() {
        return image;
    }

    /**
     * @param image an offer, {@code publisher:offer:sku[:version]} or the ID of a gallery image; null for ubuntu-hpc
     */
    @DataBoundSetter
    public void setImage(String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    public String getNodeAgent() {
        return nodeAgent;
    }

    /** @param nodeAgent such as {@code batch.node.ubuntu 24.04}; only for gallery images */
    @DataBoundSetter
    public void setNodeAgent(String nodeAgent) {
        this.nodeAgent = Util.fixEmptyAndTrim(nodeAgent);
    }

    public List<String> getContainers() {
        return List.copyOf(containers);
    }

    /** Returns the text for the form. */
    public String getContainersText() {
        return Lines.join(containers);
    }

    /** @param containers container images that each node pulls before it runs tasks */
    @DataBoundSetter
    public void setContainers(List<String> containers) {
        this.containers = new ArrayList<>(Lines.split(containers));
    }

    public String getStartTask() {
        return startTask;
    }

    /** @param startTask shell script that each node runs before it runs tasks; null for none */
    @DataBoundSetter
    public void setStartTask(String startTask) {
        this.startTask = Util.fixEmptyAndTrim(startTask);
    }

    public boolean isElevatedStartTask() {
        return elevatedStartTask;
    }

    /** @param elevatedStartTask whether the start task runs as administrator, which must be allowed in Jenkins */
    @DataBoundSetter
    public void setElevatedStartTask(boolean elevatedStartTask) {
        this.elevatedStartTask = elevatedStartTask;
    }

    public List<String> getApplications() {
        return List.copyOf(applications);
    }

    /** Returns the text for the form. */
    public String getApplicationsText() {
        return Lines.join(applications);
    }

    /** @param applications application packages to install, such as {@code blender:4.5} */
    @DataBoundSetter
    public void setApplications(List<String> applications) {
        this.applications = new ArrayList<>(Lines.split(applications));
    }

    public List<Mount> getMounts() {
        return List.copyOf(mounts);
    }

    /** @param mounts file systems that each node mounts before it runs tasks */
    @DataBoundSetter
    public void setMounts(List<Mount> mounts) {
        this.mounts = mounts == null ? new ArrayList<>() : new ArrayList<>(mounts);
    }

    public boolean isInterNodeCommunication() {
        return interNodeCommunication;
    }

    /** @param interNodeCommunication whether the nodes can communicate with each other */
    @DataBoundSetter
    public void setInterNodeCommunication(boolean interNodeCommunication) {
        this.interNodeCommunication = interNodeCommunication;
    }

    public String getSubnet() {
        return subnet;
    }

    /** @param subnet resource ID of the subnet of the nodes; null for the default network */
    @DataBoundSetter
    public void setSubnet(String subnet) {
        this.subnet = Util.fixEmptyAndTrim(subnet);
    }

    public String getRemoteAccessFrom() {
        return remoteAccessFrom;
    }

    /** @param remoteAccessFrom address or range from which remote access is allowed; null for none */
    @DataBoundSetter
    public void setRemoteAccessFrom(String remoteAccessFrom) {
        this.remoteAccessFrom = Util.fixEmptyAndTrim(remoteAccessFrom);
    }

    /** @deprecated Retired by Azure. */
    @Deprecated
    public List<String> getApplicationLicenses() {
        return List.copyOf(applicationLicenses);
    }

    /** @deprecated Retired by Azure; accepted only to report an error with a solution. */
    @Deprecated
    @DataBoundSetter
    public void setApplicationLicenses(List<String> applicationLicenses) {
        this.applicationLicenses = new ArrayList<>(Lines.split(applicationLicenses));
    }

    /** @deprecated Retired by Azure. */
    @Deprecated
    public List<String> getCertificates() {
        return List.copyOf(certificates);
    }

    /** @deprecated Retired by Azure; accepted only to report an error with a solution. */
    @Deprecated
    @DataBoundSetter
    public void setCertificates(List<String> certificates) {
        this.certificates = new ArrayList<>(Lines.split(certificates));
    }

    /** @throws InvalidRequestException for the first parameter that is invalid */
    final NodeSpec nodeSpec() {
        RetiredFeatures.checkLicenses(applicationLicenses);
        RetiredFeatures.checkCertificates(certificates);
        NodeChecks.checkStartTask(
                startTask,
                elevatedStartTask,
                elevatedStartTask && AzureRenderConfiguration.get().isElevatedStartTasks());
        return new NodeSpec(
                image,
                nodeAgent,
                containers,
                startTask,
                elevatedStartTask,
                applications,
                mounts.stream().map(Mount::spec).toList(),
                interNodeCommunication,
                subnet,
                remoteAccessFrom);
    }
}

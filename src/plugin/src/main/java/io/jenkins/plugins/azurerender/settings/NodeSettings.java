package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What each node of a pool comes with, as users ask for it. What is null or empty is not asked for. */
public abstract class NodeSettings extends AbstractDescribableImpl<PoolSettings> implements Serializable {

    private static final long serialVersionUID = 1L;

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

    /** @param image an offer, {@code publisher:offer:sku[:version]} or the id of an image of a gallery; null for ubuntu-hpc */
    @DataBoundSetter
    public void setImage(String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    public String getNodeAgent() {
        return nodeAgent;
    }

    /** @param nodeAgent such as {@code batch.node.ubuntu 24.04}; needed with an image of a gallery alone */
    @DataBoundSetter
    public void setNodeAgent(String nodeAgent) {
        this.nodeAgent = Util.fixEmptyAndTrim(nodeAgent);
    }

    public List<String> getContainers() {
        return List.copyOf(containers);
    }

    /** For the form. */
    public String getContainersText() {
        return Lines.join(containers);
    }

    /** @param containers container images that each node fetches before it takes tasks */
    @DataBoundSetter
    public void setContainers(List<String> containers) {
        this.containers = new ArrayList<>(Lines.split(containers));
    }

    public String getStartTask() {
        return startTask;
    }

    /** @param startTask shell lines that each node runs before it takes tasks; null for none */
    @DataBoundSetter
    public void setStartTask(String startTask) {
        this.startTask = Util.fixEmptyAndTrim(startTask);
    }

    public boolean isElevatedStartTask() {
        return elevatedStartTask;
    }

    /** @param elevatedStartTask whether it runs as administrator of the node, which Jenkins' administrator must allow */
    @DataBoundSetter
    public void setElevatedStartTask(boolean elevatedStartTask) {
        this.elevatedStartTask = elevatedStartTask;
    }

    public List<String> getApplications() {
        return List.copyOf(applications);
    }

    /** For the form. */
    public String getApplicationsText() {
        return Lines.join(applications);
    }

    /** @param applications packages of the Batch account that each node unpacks, as {@code blender:4.5} */
    @DataBoundSetter
    public void setApplications(List<String> applications) {
        this.applications = new ArrayList<>(Lines.split(applications));
    }

    public List<Mount> getMounts() {
        return List.copyOf(mounts);
    }

    /** @param mounts file systems that each node mounts before it takes tasks */
    @DataBoundSetter
    public void setMounts(List<Mount> mounts) {
        this.mounts = mounts == null ? new ArrayList<>() : new ArrayList<>(mounts);
    }

    public boolean isInterNodeCommunication() {
        return interNodeCommunication;
    }

    /** @param interNodeCommunication whether the nodes can talk to each other */
    @DataBoundSetter
    public void setInterNodeCommunication(boolean interNodeCommunication) {
        this.interNodeCommunication = interNodeCommunication;
    }

    public String getSubnet() {
        return subnet;
    }

    /** @param subnet resource id of the subnet that nodes are put into; null for none of one's own */
    @DataBoundSetter
    public void setSubnet(String subnet) {
        this.subnet = Util.fixEmptyAndTrim(subnet);
    }

    public String getRemoteAccessFrom() {
        return remoteAccessFrom;
    }

    /** @param remoteAccessFrom address or range from which people may log in to nodes; null for nowhere */
    @DataBoundSetter
    public void setRemoteAccessFrom(String remoteAccessFrom) {
        this.remoteAccessFrom = Util.fixEmptyAndTrim(remoteAccessFrom);
    }

    /** @deprecated Azure ended them. */
    @Deprecated
    public List<String> getApplicationLicenses() {
        return List.copyOf(applicationLicenses);
    }

    /** @deprecated Taken only to say why it is refused and what to do. */
    @Deprecated
    @DataBoundSetter
    public void setApplicationLicenses(List<String> applicationLicenses) {
        this.applicationLicenses = new ArrayList<>(Lines.split(applicationLicenses));
    }

    /** @deprecated Azure ended them. */
    @Deprecated
    public List<String> getCertificates() {
        return List.copyOf(certificates);
    }

    /** @deprecated Taken only to say why it is refused and what to do. */
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

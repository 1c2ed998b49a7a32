package io.jenkins.plugins.azurerender.pools;

import io.jenkins.plugins.azurerender.settings.Autoscale;
import io.jenkins.plugins.azurerender.settings.Mount;
import io.jenkins.plugins.azurerender.settings.PoolSettings;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** Lets a step take each option of {@link PoolSettings} as a parameter of its own; says nothing of them itself. */
public abstract class ComposedPoolStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final PoolSettings settings = new PoolSettings();

    /** What the pool is made of. */
    final PoolSettings settings() {
        return settings;
    }

    public String getVmSize() {
        return settings.getVmSize();
    }

    @DataBoundSetter
    public void setVmSize(String vmSize) {
        settings.setVmSize(vmSize);
    }

    public int getDedicatedNodes() {
        return settings.getDedicatedNodes();
    }

    @DataBoundSetter
    public void setDedicatedNodes(int dedicatedNodes) {
        settings.setDedicatedNodes(dedicatedNodes);
    }

    public int getSpotNodes() {
        return settings.getSpotNodes();
    }

    @DataBoundSetter
    public void setSpotNodes(int spotNodes) {
        settings.setSpotNodes(spotNodes);
    }

    public Integer getTaskSlotsPerNode() {
        return settings.getTaskSlotsPerNode();
    }

    @DataBoundSetter
    public void setTaskSlotsPerNode(Integer taskSlotsPerNode) {
        settings.setTaskSlotsPerNode(taskSlotsPerNode);
    }

    public Autoscale getAutoscale() {
        return settings.getAutoscale();
    }

    @DataBoundSetter
    public void setAutoscale(Autoscale autoscale) {
        settings.setAutoscale(autoscale);
    }

    public String getAutoscaleFormula() {
        return settings.getAutoscaleFormula();
    }

    @DataBoundSetter
    public void setAutoscaleFormula(String autoscaleFormula) {
        settings.setAutoscaleFormula(autoscaleFormula);
    }

    public int getAutoscaleMinutes() {
        return settings.getAutoscaleMinutes();
    }

    @DataBoundSetter
    public void setAutoscaleMinutes(int autoscaleMinutes) {
        settings.setAutoscaleMinutes(autoscaleMinutes);
    }

    public double getPricePerNodeHour() {
        return settings.getPricePerNodeHour();
    }

    @DataBoundSetter
    public void setPricePerNodeHour(double pricePerNodeHour) {
        settings.setPricePerNodeHour(pricePerNodeHour);
    }

    public String getImage() {
        return settings.getImage();
    }

    @DataBoundSetter
    public void setImage(String image) {
        settings.setImage(image);
    }

    public String getNodeAgent() {
        return settings.getNodeAgent();
    }

    @DataBoundSetter
    public void setNodeAgent(String nodeAgent) {
        settings.setNodeAgent(nodeAgent);
    }

    public List<String> getContainers() {
        return settings.getContainers();
    }

    /** For the form. */
    public String getContainersText() {
        return settings.getContainersText();
    }

    @DataBoundSetter
    public void setContainers(List<String> containers) {
        settings.setContainers(containers);
    }

    public String getStartTask() {
        return settings.getStartTask();
    }

    @DataBoundSetter
    public void setStartTask(String startTask) {
        settings.setStartTask(startTask);
    }

    public boolean isElevatedStartTask() {
        return settings.isElevatedStartTask();
    }

    @DataBoundSetter
    public void setElevatedStartTask(boolean elevatedStartTask) {
        settings.setElevatedStartTask(elevatedStartTask);
    }

    public List<String> getApplications() {
        return settings.getApplications();
    }

    /** For the form. */
    public String getApplicationsText() {
        return settings.getApplicationsText();
    }

    @DataBoundSetter
    public void setApplications(List<String> applications) {
        settings.setApplications(applications);
    }

    public List<Mount> getMounts() {
        return settings.getMounts();
    }

    @DataBoundSetter
    public void setMounts(List<Mount> mounts) {
        settings.setMounts(mounts);
    }

    public boolean isInterNodeCommunication() {
        return settings.isInterNodeCommunication();
    }

    @DataBoundSetter
    public void setInterNodeCommunication(boolean interNodeCommunication) {
        settings.setInterNodeCommunication(interNodeCommunication);
    }

    public String getRemoteAccessFrom() {
        return settings.getRemoteAccessFrom();
    }

    @DataBoundSetter
    public void setRemoteAccessFrom(String remoteAccessFrom) {
        settings.setRemoteAccessFrom(remoteAccessFrom);
    }

    public String getSubnet() {
        return settings.getSubnet();
    }

    @DataBoundSetter
    public void setSubnet(String subnet) {
        settings.setSubnet(subnet);
    }

    /** @deprecated Azure ended them. */
    @Deprecated
    public List<String> getApplicationLicenses() {
        return settings.getApplicationLicenses();
    }

    /** @deprecated Taken only to say why it is refused and what to do. */
    @Deprecated
    @DataBoundSetter
    public void setApplicationLicenses(List<String> applicationLicenses) {
        settings.setApplicationLicenses(applicationLicenses);
    }

    /** @deprecated Azure ended them. */
    @Deprecated
    public List<String> getCertificates() {
        return settings.getCertificates();
    }

    /** @deprecated Taken only to say why it is refused and what to do. */
    @Deprecated
    @DataBoundSetter
    public void setCertificates(List<String> certificates) {
        settings.setCertificates(certificates);
    }
}

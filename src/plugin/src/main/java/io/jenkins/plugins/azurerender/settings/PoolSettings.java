package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The configuration of a pool, as entered by users; shared by all steps. */
public final class PoolSettings extends NodeSettings {

    private String vmSize;
    private int dedicatedNodes;
    private int spotNodes;
    private Integer taskSlotsPerNode;
    private Autoscale autoscale;
    private String autoscaleFormula;
    private double pricePerNodeHour;
    private int autoscaleMinutes = AutoscaleSpec.MIN_MINUTES;

    @DataBoundConstructor
    public PoolSettings() {
        // all values are optional
    }

    public String getVmSize() {
        return vmSize;
    }

    /** @param vmSize such as {@code Standard_D16as_v5}; null if not specified */
    @DataBoundSetter
    public void setVmSize(String vmSize) {
        this.vmSize = Util.fixEmptyAndTrim(vmSize);
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

    public Integer getTaskSlotsPerNode() {
        return taskSlotsPerNode;
    }

    /** @param taskSlotsPerNode tasks that a node runs at the same time; null for 1, or the value of an existing pool */
    @DataBoundSetter
    public void setTaskSlotsPerNode(Integer taskSlotsPerNode) {
        this.taskSlotsPerNode = taskSlotsPerNode;
    }

    public Autoscale getAutoscale() {
        return autoscale;
    }

    /** @param autoscale autoscaling by the number of tasks; null for fixed node counts or a formula */
    @DataBoundSetter
    public void setAutoscale(Autoscale autoscale) {
        this.autoscale = autoscale;
    }

    public String getAutoscaleFormula() {
        return autoscaleFormula;
    }

    /** @param autoscaleFormula custom autoscale formula; null for fixed node counts or {@link #setAutoscale} */
    @DataBoundSetter
    public void setAutoscaleFormula(String autoscaleFormula) {
        this.autoscaleFormula = Util.fixEmptyAndTrim(autoscaleFormula);
    }

    public int getAutoscaleMinutes() {
        return autoscaleMinutes;
    }

    /** @param autoscaleMinutes minutes between two evaluations of the formula */
    @DataBoundSetter
    public void setAutoscaleMinutes(int autoscaleMinutes) {
        this.autoscaleMinutes = autoscaleMinutes;
    }

    public double getPricePerNodeHour() {
        return pricePerNodeHour;
    }

    /** @param pricePerNodeHour in any currency; 0 if unknown */
    @DataBoundSetter
    public void setPricePerNodeHour(double pricePerNodeHour) {
        this.pricePerNodeHour = pricePerNodeHour;
    }

    /**
     * Returns the configuration as an immutable value.
     *
     * @throws InvalidRequestException for the first parameter that is invalid
     */
    public PoolSpec spec() {
        return new PoolSpec(
                vmSize, dedicatedNodes, spotNodes, taskSlotsPerNode, autoscaleSpec(), pricePerNodeHour, nodeSpec());
    }

    private AutoscaleSpec autoscaleSpec() {
        AutoscaleSpec.checkMinutes(autoscaleMinutes);
        if (autoscale != null && autoscaleFormula != null) {
            throw new InvalidRequestException("Both autoscale and autoscaleFormula are set: use only one of them.");
        }
        if (autoscale != null) {
            return autoscale.spec(taskSlotsPerNode == null ? 1 : taskSlotsPerNode, autoscaleMinutes);
        }
        return autoscaleFormula == null ? null : new AutoscaleSpec(autoscaleFormula, autoscaleMinutes, false);
    }

    @Extension
    public static final class DescriptorImpl extends PoolSettingsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PoolSettings_DisplayName();
        }
    }
}

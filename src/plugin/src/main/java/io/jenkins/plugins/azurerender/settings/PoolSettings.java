package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What a pool is made of, as users ask for it: the one place for each option, whoever asks. */
public final class PoolSettings extends NodeSettings {

    private static final long serialVersionUID = 1L;

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
        // everything has a default or can be left out
    }

    public String getVmSize() {
        return vmSize;
    }

    /** @param vmSize such as {@code Standard_D16as_v5}; null when it does not matter or the default will do */
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

    /** @param taskSlotsPerNode tasks that a node runs at a time; null for 1, or for what a pool has that is there */
    @DataBoundSetter
    public void setTaskSlotsPerNode(Integer taskSlotsPerNode) {
        this.taskSlotsPerNode = taskSlotsPerNode;
    }

    public Autoscale getAutoscale() {
        return autoscale;
    }

    /** @param autoscale as many nodes as there are tasks; null for fixed counts or a formula */
    @DataBoundSetter
    public void setAutoscale(Autoscale autoscale) {
        this.autoscale = autoscale;
    }

    public String getAutoscaleFormula() {
        return autoscaleFormula;
    }

    /** @param autoscaleFormula in Batch's own language; null for fixed counts or {@link #setAutoscale} */
    @DataBoundSetter
    public void setAutoscaleFormula(String autoscaleFormula) {
        this.autoscaleFormula = Util.fixEmptyAndTrim(autoscaleFormula);
    }

    public int getAutoscaleMinutes() {
        return autoscaleMinutes;
    }

    /** @param autoscaleMinutes between two evaluations of the formula */
    @DataBoundSetter
    public void setAutoscaleMinutes(int autoscaleMinutes) {
        this.autoscaleMinutes = autoscaleMinutes;
    }

    public double getPricePerNodeHour() {
        return pricePerNodeHour;
    }

    /** @param pricePerNodeHour what an hour of a node costs, in any currency; 0 when that is not known */
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
        return autoscaleFormula == null ? null : new AutoscaleSpec(autoscaleFormula, autoscaleMinutes, 0);
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

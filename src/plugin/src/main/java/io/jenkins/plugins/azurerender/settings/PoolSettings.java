package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What a pool is made of, as users ask for it: the one place for each option, whoever asks. */
public final class PoolSettings extends NodeSettings {

    private static final long serialVersionUID = 1L;

    private static final int MOST_SLOTS = 256;

    private String vmSize;
    private int dedicatedNodes;
    private int spotNodes;
    private Integer taskSlotsPerNode;
    private Autoscale autoscale;
    private String autoscaleFormula;
    private double pricePerNodeHour;
    private int autoscaleMinutes = ScaleChecks.SHORTEST_MINUTES;

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

    /** What sets the node counts; null when they are fixed. */
    public AutoscaleFormula scaling() {
        String formula = autoscale == null ? autoscaleFormula : autoscale.formula(slots());
        return formula == null ? null : new AutoscaleFormula(formula, Duration.ofMinutes(autoscaleMinutes));
    }

    /** Dedicated and Spot nodes together. */
    public int nodes() {
        return dedicatedNodes + spotNodes;
    }

    /** Tasks that a node of a new pool runs at a time. */
    public int slots() {
        return taskSlotsPerNode == null ? 1 : taskSlotsPerNode;
    }

    /**
     * Checks what can be checked without asking anyone.
     *
     * @param elevatedAllowed whether the administrator lets jobs run start tasks as administrator of a node
     * @throws InvalidRequestException with one sentence on the first thing that is wrong
     */
    public void check(boolean elevatedAllowed) {
        checkNodes(elevatedAllowed);
        VmSize.check(vmSize);
        ScaleChecks.check(this);
        NodeHours.check(pricePerNodeHour);
        if (slots() < 1 || slots() > MOST_SLOTS) {
            throw new InvalidRequestException(
                    "The pool asks for %d task slots a node: give 1 to %d, at most four for each core."
                            .formatted(slots(), MOST_SLOTS));
        }
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

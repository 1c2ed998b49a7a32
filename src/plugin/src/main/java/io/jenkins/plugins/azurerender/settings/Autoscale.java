package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Lets a pool have as many nodes as its tasks can use, at most so many, and none when nothing was to do for a while. */
public final class Autoscale extends AbstractDescribableImpl<Autoscale> implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int DEFAULT_IDLE_MINUTES = 10;
    private static final int MOST_IDLE_MINUTES = 24 * 60;

    private final int max;
    private int idleMinutes = DEFAULT_IDLE_MINUTES;
    private boolean spot;

    /** @param max how many nodes at most */
    @DataBoundConstructor
    public Autoscale(int max) {
        this.max = max;
    }

    public int getMax() {
        return max;
    }

    public int getIdleMinutes() {
        return idleMinutes;
    }

    /** @param idleMinutes how long nodes stay that have nothing to do */
    @DataBoundSetter
    public void setIdleMinutes(int idleMinutes) {
        this.idleMinutes = idleMinutes;
    }

    public boolean isSpot() {
        return spot;
    }

    /** @param spot whether the nodes are Spot nodes; else they are dedicated */
    @DataBoundSetter
    public void setSpot(boolean spot) {
        this.spot = spot;
    }

    /** @throws InvalidRequestException if a value is out of range */
    AutoscaleSpec spec(int slots, int minutes) {
        if (max < 1) {
            throw new InvalidRequestException(
                    "autoscale has no max: give the highest number of nodes, such as autoscale: [max: 50].");
        }
        if (idleMinutes < 1 || idleMinutes > MOST_IDLE_MINUTES) {
            throw new InvalidRequestException(
                    "The idleMinutes of autoscale are %d: give 1 to %d.".formatted(idleMinutes, MOST_IDLE_MINUTES));
        }
        return new AutoscaleSpec(formula(slots), minutes, max);
    }

    /**
     * In Batch's own language. The most tasks that were pending at a time in the last minutes decide, so that a short gap
     * between two jobs takes no node away. New pools have too few samples for that: there the last one decides. A
     * division that leaves a rest gives rather a node too many, however the service rounds.
     */
    private String formula(int slots) {
        return """
                idle = TimeInterval_Minute * %d;
                last = max(0, $PendingTasks.GetSample(1));
                busy = $PendingTasks.GetSamplePercent(idle) < 50 ? last : max(last, max($PendingTasks.GetSample(idle)));
                nodes = min(%d, (busy + %d) / %d);
                $TargetDedicatedNodes = %s;
                $TargetLowPriorityNodes = %s;
                $NodeDeallocationOption = taskcompletion;
                """.formatted(idleMinutes, max, slots - 1, slots, spot ? "0" : "nodes", spot ? "nodes" : "0");
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<Autoscale> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Autoscale_DisplayName();
        }
    }
}

package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Autoscaling by the number of waiting tasks, up to a maximum, and to zero after an idle time. */
public final class Autoscale extends AbstractDescribableImpl<Autoscale> {

    private static final String FORMULA = """
            idle = TimeInterval_Minute * %s;
            last = max(0, $PendingTasks.GetSample(1));
            busy = $PendingTasks.GetSamplePercent(idle) < 50 ? last : max(last, max($PendingTasks.GetSample(idle)));
            nodes = min(%s, (busy + %s) / %s);
            $TargetDedicatedNodes = %s;
            $TargetLowPriorityNodes = %s;
            $NodeDeallocationOption = taskcompletion;
            """;

    private static final Pattern GENERATED =
            Pattern.compile(Arrays.stream(FORMULA.strip().split("%s", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("(\\d+|nodes)")));

    private static final int DEFAULT_IDLE_MINUTES = 10;
    private static final int MAX_IDLE_MINUTES = 24 * 60;

    private final int max;
    private int idleMinutes = DEFAULT_IDLE_MINUTES;
    private boolean spot;

    /** @param max maximum number of nodes */
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

    /** @param idleMinutes minutes after which idle nodes are removed */
    @DataBoundSetter
    public void setIdleMinutes(int idleMinutes) {
        this.idleMinutes = idleMinutes;
    }

    public boolean isSpot() {
        return spot;
    }

    /** @param spot whether the nodes are Spot nodes instead of dedicated nodes */
    @DataBoundSetter
    public void setSpot(boolean spot) {
        this.spot = spot;
    }

    /** @throws InvalidRequestException if a value is out of range */
    AutoscaleSpec spec(int slots, int minutes) {
        if (max < 1) {
            throw new InvalidRequestException(
                    "autoscale has no max: set the maximum number of nodes, such as autoscale: [max: 50].");
        }
        if (idleMinutes < 1 || idleMinutes > MAX_IDLE_MINUTES) {
            throw new InvalidRequestException(
                    "idleMinutes of autoscale is %s: use 1 to %s.".formatted(idleMinutes, MAX_IDLE_MINUTES));
        }
        return new AutoscaleSpec(formula(slots), minutes, true);
    }

    /**
     * Returns a Batch autoscale formula. It uses the maximum number of pending tasks in the idle time, so that a short
     * gap between two jobs removes no node. New pools have too few samples: the formula then uses the last one. Node
     * counts are rounded up.
     */
    private String formula(int slots) {
        return String.format(
                Locale.ROOT, FORMULA, idleMinutes, max, slots - 1, slots, spot ? "0" : "nodes", spot ? "nodes" : "0");
    }

    /** Returns whether a formula is one of those of this class, which remove all nodes when no tasks are left. */
    public static boolean isGenerated(String formula) {
        return GENERATED.matcher(formula.strip()).matches();
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<Autoscale> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Autoscale_DisplayName();
        }

        /** A hidden field has the account of the step. */
        @POST
        public FormValidation doCheckMax(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter boolean spot,
                @QueryParameter String account) {
            return FieldCheck.number(
                    item, value, nodes -> Caps.of(account, item).checkNodes(spot ? 0 : nodes, spot ? nodes : 0));
        }
    }
}

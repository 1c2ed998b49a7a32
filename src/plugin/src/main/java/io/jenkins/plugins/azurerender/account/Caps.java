package io.jenkins.plugins.azurerender.account;

import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The limits that an administrator sets for a job: those of its render account, and those of each folder that contains
 * it. Each check throws the message that forms, dry runs and builds show.
 *
 * @param account name of the render account
 * @param folder full name of the folder of the job; empty for no folder
 * @param settings all of them apply
 */
public record Caps(String account, String folder, List<CapSettings> settings) {

    private static final String COMMUNITY = "/communitygalleries/";

    public Caps {
        settings = List.copyOf(settings);
    }

    static Caps of(RenderAccount account, Requester requester) {
        boolean capped = !requester.isController() && !account.getCaps().isEmpty();
        return capped
                ? of(account, requester, AzureRenderConfiguration.get().movedFolders())
                : new Caps(account.getName(), requester.folder(), List.of());
    }

    static Caps of(RenderAccount account, Requester requester, MovedFolders moved) {
        String folder = requester.folder();
        List<CapSettings> all = requester.isController() ? List.of() : account.getCaps();
        return new Caps(
                account.getName(),
                folder,
                all.stream()
                        .filter(one -> one.appliesTo(folder) || moved.apply(one.getFolder(), folder))
                        .toList());
    }

    /** Returns the caps for a build; none if the account does not exist. Sends no request. */
    public static Caps of(String account, Run<?, ?> run) {
        return of(account, Requester.of(run));
    }

    /**
     * Returns the caps for the form of an item; none if the account does not exist. Sends no request.
     *
     * @param item null for a global form, which has no caps
     */
    public static Caps of(String account, Item item) {
        return of(account, Requester.of(item));
    }

    private static Caps of(String account, Requester requester) {
        return RenderCloud.lookup(Util.fixEmptyAndTrim(account))
                .map(found -> of(found, requester))
                .orElseGet(() -> new Caps(account, requester.folder(), List.of()));
    }

    /** @throws InvalidRequestException if a pool with these nodes may not be created, or resized to them */
    public void checkPool(String vmSize, int dedicatedNodes, int spotNodes, String formula, boolean startTask) {
        if (vmSize != null) {
            checkVmSize(vmSize);
        }
        if (formula == null) {
            checkNodes(dedicatedNodes, spotNodes);
        } else {
            checkFormula(formula);
        }
        if (startTask) {
            checkStartTask();
        }
    }

    /** @throws InvalidRequestException if a new pool may not have nodes of this size */
    public void checkVmSize(String vmSize) {
        checkVmSize(vmSize, "The VM size is %s".formatted(vmSize), "Set vmSize to one of them");
    }

    private void checkVmSize(PoolStatus pool) {
        checkVmSize(
                pool.vmSize(), "Pool '%s' has the VM size %s".formatted(pool.id(), pool.vmSize()), "Use another pool");
    }

    private void checkVmSize(String vmSize, String asked, String remedy) {
        first(one -> one.getVmSizes() != null
                        && !NamePatterns.parse(one.getVmSizes()).matches(vmSize))
                .ifPresent(one -> refuse(
                        asked,
                        "Allowed VM sizes is %s"
                                .formatted(String.join(
                                        ", ",
                                        NamePatterns.parse(one.getVmSizes()).names())),
                        one,
                        remedy));
    }

    /** @throws InvalidRequestException if a pool may not have this number or kind of nodes */
    public void checkNodes(int dedicatedNodes, int spotNodes) {
        checkNodes(dedicatedNodes, spotNodes, "has", "Request fewer nodes");
    }

    private void checkNodes(int dedicatedNodes, int spotNodes, String verb, String remedy) {
        long nodes = (long) Math.max(0, dedicatedNodes) + Math.max(0, spotNodes);
        exceeded(CapSettings::getMaxNodes, nodes)
                .ifPresent(one -> refuse(
                        "The pool %s %s".formatted(verb, count(nodes, "node")),
                        "Maximum nodes is %s".formatted(one.getMaxNodes()),
                        one,
                        remedy(one, remedy)));
        if (dedicatedNodes > 0) {
            first(CapSettings::isSpotOnly)
                    .ifPresent(one -> refuse(
                            "The pool %s %s".formatted(verb, count(dedicatedNodes, "dedicated node")),
                            "Spot nodes only is selected",
                            one,
                            "Use Spot nodes instead"));
        }
    }

    private static String count(long number, String noun) {
        return number == 1 ? "1 " + noun : "%s %ss".formatted(number, noun);
    }

    /** Returns how to stay in a cap of nodes: jobs that may have none can use pools of others. */
    private static String remedy(CapSettings cap, String other) {
        return cap.getMaxNodes() == 0 ? "Use an existing pool without resizing it" : other;
    }

    /** @throws InvalidRequestException if the formula can set more nodes, or dedicated nodes, than a new pool may have */
    public void checkFormula(String formula) {
        checkFormula(FormulaBounds.of(formula));
    }

    /**
     * @param formula null for fixed node counts
     * @throws InvalidRequestException if an existing pool may not be scaled like this
     */
    public void checkScaling(PoolStatus pool, int dedicatedNodes, int spotNodes, String formula) {
        if (formula != null) {
            checkVmSize(pool);
            // Another formula may still change the number of nodes that this one does not set.
            boolean fixed =
                    pool.autoscale() == null || pool.autoscale().formula().equals(formula);
            checkFormula(FormulaBounds.of(
                    formula,
                    fixed ? OptionalInt.of(pool.targetDedicatedNodes()) : OptionalInt.empty(),
                    fixed ? OptionalInt.of(pool.targetSpotNodes()) : OptionalInt.empty()));
        } else if (dedicatedNodes > 0 || spotNodes > 0) {
            checkVmSize(pool);
            checkNodes(dedicatedNodes, spotNodes);
        }
    }

    private void checkFormula(FormulaBounds bounds) {
        OptionalInt dedicated = bounds.dedicated();
        OptionalInt spot = bounds.spot();
        if (dedicated.isPresent() && spot.isPresent()) {
            String remedy = bounds.setsBoth()
                    ? "Lower the maximum"
                    : "Lower the maximum and set both $TargetDedicatedNodes and $TargetLowPriorityNodes";
            checkNodes(dedicated.getAsInt(), spot.getAsInt(), "can have", remedy);
            return;
        }
        exceeded(CapSettings::getMaxNodes, Long.MAX_VALUE)
                .ifPresent(one -> refuse(
                        "The maximum number of nodes of autoscaleFormula is unknown",
                        "Maximum nodes is %s".formatted(one.getMaxNodes()),
                        one,
                        remedy(
                                one,
                                "Use autoscale: [max: %s], set both node counts to numbers or min(number, ...)"
                                        .formatted(one.getMaxNodes()))));
        first(CapSettings::isSpotOnly)
                .filter(one -> dedicated.isEmpty() || dedicated.getAsInt() > 0)
                .ifPresent(one -> refuse(
                        "autoscaleFormula can set dedicated nodes",
                        "Spot nodes only is selected",
                        one,
                        "Set $TargetDedicatedNodes = 0"));
    }

    /** @throws InvalidRequestException if dedicated nodes may not replace Spot nodes */
    public void checkFallback() {
        first(CapSettings::isSpotOnly)
                .ifPresent(one -> refuse(
                        "fallbackToDedicatedAfter requests dedicated nodes",
                        "Spot nodes only is selected",
                        one,
                        "Remove it"));
    }

    /** @throws InvalidRequestException if pools may not have start tasks */
    public void checkStartTask() {
        first(CapSettings::isNoStartTasks)
                .ifPresent(one ->
                        refuse("The pool has a start task", "No start tasks is selected", one, "Remove startTask"));
    }

    /** @throws InvalidRequestException if a Batch job may not have this time limit */
    void checkTimeLimit(Duration limit) {
        checkHours(limit.plusHours(1).minusNanos(1).toHours()); // an hour that has begun counts
    }

    /** @throws InvalidRequestException if a render may not have this time limit */
    public void checkHours(long hours) {
        exceeded(CapSettings::getMaxHours, hours)
                .ifPresent(one -> refuse(
                        "timeLimitHours is %s".formatted(hours),
                        "Maximum hours is %s".formatted(one.getMaxHours()),
                        one,
                        "Use %s or less".formatted(one.getMaxHours())));
    }

    /** @throws InvalidRequestException if a render may not have this number of frames */
    public void checkFrames(long frames) {
        exceeded(CapSettings::getMaxFrames, frames)
                .ifPresent(one -> refuse(
                        "The render has %s".formatted(count(frames, "frame")),
                        "Maximum frames is %s".formatted(one.getMaxFrames()),
                        one,
                        "Render fewer frames at a time"));
    }

    /**
     * @param option that sets what nodes run, such as {@code then: command}
     * @throws InvalidRequestException if jobs may not use it
     */
    public void checkCommand(String option) {
        first(CapSettings::isNoCustomCommands)
                .ifPresent(one -> refuse(
                        "The render uses %s".formatted(option), "No custom commands is selected", one, "Remove it"));
    }

    /**
     * @param image of a pool; null for the default
     * @throws InvalidRequestException if it may not be used because anyone can publish it, with any commands
     */
    public void checkImage(String image) {
        if (image != null && image.toLowerCase(Locale.ROOT).startsWith(COMMUNITY)) {
            first(CapSettings::isNoCustomCommands)
                    .ifPresent(one -> refuse(
                            "The pool has an image of a community gallery, which anyone can publish",
                            "No custom commands is selected",
                            one,
                            "Use an image of Azure Marketplace or of your own gallery"));
        }
    }

    /** Returns a default time limit, reduced to what is allowed. */
    public int limitHours(int hours) {
        return limit(CapSettings::getMaxHours, hours);
    }

    /** Returns a default number of nodes, reduced to what is allowed. */
    public int limitNodes(int nodes) {
        return limit(CapSettings::getMaxNodes, nodes);
    }

    /** Returns whether pools may have Spot nodes only. */
    public boolean spotOnly() {
        return first(CapSettings::isSpotOnly).isPresent();
    }

    private int limit(Function<CapSettings, Integer> cap, int value) {
        return settings.stream()
                .map(cap)
                .filter(Objects::nonNull)
                .mapToInt(one -> Math.max(1, one)) // a pool for a render needs a node, which is then refused
                .reduce(value, Math::min);
    }

    /** Returns the strictest caps that the value exceeds. */
    private Optional<CapSettings> exceeded(Function<CapSettings, Integer> cap, long value) {
        return settings.stream()
                .filter(one -> cap.apply(one) != null && value > cap.apply(one))
                .min(Comparator.comparing(cap));
    }

    private Optional<CapSettings> first(Predicate<CapSettings> condition) {
        return settings.stream().filter(condition).findFirst();
    }

    private void refuse(String asked, String cap, CapSettings settings, String remedy) {
        throw new InvalidRequestException(
                "%s, but %s in the caps of render account '%s'%s. %s, or ask an administrator to change the cap."
                        .formatted(asked, cap, account, place(settings), remedy));
    }

    private String place(CapSettings one) {
        if (one.getFolder() == null) {
            return "";
        }
        return " for the folder '%s'%s"
                .formatted(one.getFolder(), one.appliesTo(folder) ? "" : ", which was renamed or moved");
    }
}

package io.jenkins.plugins.azurerender.record;

import hudson.AbortException;
import hudson.model.Run;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jenkins.model.RunAction2;

/** The renders of a build in the order of their submission, and the pools it uses. */
public final class RenderAction implements RunAction2 {

    /** Jenkins saves the build while steps change it: lists are replaced and never changed. */
    private List<RenderRecord> renders = new ArrayList<>();

    private List<SkippedRender> skipped = new ArrayList<>();
    private int lastNumber;
    private final Submissions submissions = new Submissions();
    private List<SelectedPool> pools = new ArrayList<>();
    private List<BlockPool> blockPools = new ArrayList<>();
    private List<UsedPool> usedPools = new ArrayList<>();
    private transient Run<?, ?> run;
    private transient Map<String, SoftReference<FrameTable>> tables;
    private transient Object filesLock;
    /** Actions of the builds whose renders this build collects. */
    private transient List<RenderAction> owners;

    /** Returns the action of a build; creates it if necessary. */
    public static RenderAction of(Run<?, ?> run) {
        synchronized (run) {
            RenderAction action = run.getAction(RenderAction.class);
            if (action == null) {
                action = new RenderAction();
                run.addAction(action);
            }
            return action;
        }
    }

    /** Returns the number of the next render of this build, starting at 1. */
    public synchronized int nextNumber() {
        return ++lastNumber;
    }

    /** Registers a submit step in the branch where it runs, before its render is recorded. */
    public void beginSubmit(String jobId, PipelineBranch branch) {
        submissions.begin(jobId, branch);
    }

    /**
     * Selects the renders that a collect step collects; {@link #endCollect} releases them.
     *
     * @param jobs ids that the step names; empty for those of the branch that no other step has taken
     * @throws AbortException when there is none, or another step collects one of them
     */
    public List<String> beginCollect(List<String> jobs, PipelineBranch branch, Object collector) throws AbortException {
        if (jobs.isEmpty()) {
            return submissions.select(branch, collector, this::hasSucceeded);
        }
        checkExist(jobs);
        submissions.select(jobs, branch, collector);
        return List.copyOf(jobs);
    }

    private void checkExist(List<String> jobs) throws AbortException {
        for (String job : jobs) {
            if (!exists(job)) {
                throw new AbortException(
                        "No render '%s' was submitted in this build: set job to the value returned by azureRenderSubmit."
                                .formatted(job));
            }
        }
    }

    /**
     * Selects the renders that a control step changes.
     *
     * @param jobs ids that the step names; empty for those of the branch that are in Azure, also while a step collects them
     * @throws AbortException when there is none
     */
    public List<String> findControlled(List<String> jobs, PipelineBranch branch) throws AbortException {
        checkExist(jobs);
        List<String> found = jobs.isEmpty()
                ? submissions.find(
                        branch, id -> find(id).filter(render -> render.isSubmitted() && !render.isCollected())
                                .isPresent())
                : jobs;
        if (found.isEmpty()) {
            throw new AbortException(
                    "No render is running in this branch: set job to the value returned by azureRenderSubmit, or skip the step.");
        }
        return List.copyOf(found);
    }

    /** Whether a collect step of this build collects a render now. */
    public boolean isCollecting(RenderRecord render) {
        return submissions.isCollected(render.getJobId());
    }

    /**
     * Whether this build restarts another one and has none of these renders, so that {@link #takeOver} must be called before
     * {@link #beginCollect}.
     *
     * @param jobs ids of renders; empty for all
     */
    public boolean needsTakeover(List<String> jobs) {
        boolean missing = jobs.isEmpty() ? isEmpty() : !jobs.stream().allMatch(this::exists);
        return missing && RestartedBuild.isRestart(run);
    }

    /**
     * Takes over these renders of the build that this one restarts. Reads the other build.
     *
     * @param jobs ids of renders; empty for all
     * @return ids of those that another build collects and that were not taken over
     * @throws AbortException when the other build is running, was deleted, or has no renders
     */
    public List<String> takeOver(List<String> jobs, Object collector) throws IOException {
        return new RenderTakeover(run, this, collector).take(jobs);
    }

    /**
     * Lets no other build that restarts the same one collect a render, until {@link #endCollect}. Reads the build that
     * submitted it.
     *
     * @return false if another build collects it
     * @throws AbortException when the build that submitted it was deleted
     */
    public boolean reserve(RenderRecord render, Object collector) throws AbortException {
        if (!render.isTakenOver()) {
            return true;
        }
        RenderAction owner = of(render.submitter(run));
        if (!owner.submissions.reserve(render.getJobId(), collector)) {
            return false;
        }
        synchronized (this) {
            owners = with(owners == null ? List.of() : owners, owner::equals, owner);
        }
        return true;
    }

    /** Whether the build has neither renders nor skipped ones. */
    public synchronized boolean isEmpty() {
        return renders.isEmpty() && skipped.isEmpty();
    }

    synchronized List<SkippedRender> getSkipped() {
        return List.copyOf(skipped);
    }

    /** Adds a render that another build submitted, and saves the build. */
    RenderRecord addTakenOver(RenderRecord render) throws IOException {
        return add(render);
    }

    /** Records in this build, and in the one that submitted the render, that all frames and files are archived. */
    public void complete(RenderRecord render) throws IOException {
        int frames = frames(render).size();
        render.markComplete(run.getNumber(), frames);
        save();
        if (render.isTakenOver()) {
            RenderAction owner = of(render.submitter(run));
            Optional<RenderRecord> original = owner.find(render.getJobId());
            if (original.isPresent()) {
                original.get().markComplete(run.getNumber(), frames);
                owner.save();
            }
        }
    }

    /** Selects the renders of a collect step again, which continues after a restart. */
    public void resumeCollect(List<String> jobs, PipelineBranch branch, Object collector) {
        submissions.take(jobs, branch, collector);
    }

    /** Same for all steps of this build. */
    public void endCollects() {
        submissions.allCollectors().forEach(this::endCollect);
    }

    /** Allows other steps to collect the renders of this step. */
    public void endCollect(Object collector) {
        submissions.release(collector);
        List<RenderAction> others;
        synchronized (this) {
            others = owners == null ? List.of() : owners;
        }
        others.forEach(owner -> owner.submissions.release(collector));
    }

    /** Whether a submit step of this branch began the render and failed, and no earlier attempt had submitted it. */
    public boolean isFailedSubmit(RenderRecord render, PipelineBranch branch) {
        return !render.isSubmitted() && !render.isContinued() && submissions.isFrom(render.getJobId(), branch);
    }

    /**
     * Whether a step in this branch continues with the render: an earlier attempt of a {@code retry} block around it submitted
     * the render, or a collect step did not get all frames of it, also if the submit of its missing frames failed. No step
     * collects it now.
     */
    public boolean isContinuedBy(RenderRecord render, PipelineBranch branch) {
        String id = render.getJobId();
        if (!render.isSubmitted()) {
            return render.isContinued() && submissions.isFrom(id, branch) && !submissions.isCollected(id);
        }
        return submissions.isRetriedBy(id, branch) || !render.isComplete() && submissions.isRepeatedBy(id, branch);
    }

    /** Whether a collect step has taken the render. */
    public boolean isTaken(RenderRecord render) {
        return submissions.isTaken(render.getJobId());
    }

    /** Lets the next collect step of the branch collect the render again. */
    public void reopen(RenderRecord render) {
        submissions.reopen(render.getJobId());
    }

    /** The render whose current Batch job has this id. */
    public synchronized Optional<RenderRecord> findBatchJob(String id) {
        return renders.stream()
                .filter(render -> render.getBatchJob().equals(id))
                .findFirst();
    }

    /** Moves a render that an earlier attempt of {@code retry} submitted to the branch of the attempt that continues it. */
    public void move(RenderRecord render, PipelineBranch branch) {
        submissions.move(render.getJobId(), branch);
    }

    private boolean hasSucceeded(String jobId) {
        return find(jobId).filter(RenderRecord::isSubmitted).isPresent()
                || findSkipped(jobId).isPresent();
    }

    private boolean exists(String jobId) {
        return find(jobId).isPresent() || findSkipped(jobId).isPresent();
    }

    /** A check of the renders of a build before another one is added. */
    public interface Check {

        /** Whether the new render replaces another one, whose name and files it may have. */
        boolean replaces(RenderRecord other);

        /**
         * Compares the new render with those that it does not replace.
         *
         * @param name of the new render
         * @throws AbortException when it cannot be added
         */
        void check(String name, List<RenderRecord> others) throws AbortException;
    }

    private static final Check NO_CHECK = new Check() {

        @Override
        public boolean replaces(RenderRecord other) {
            return false;
        }

        @Override
        public void check(String name, List<RenderRecord> others) {
            // every render is allowed
        }
    };

    /** Adds a render, unless one with its job id exists, and saves the build; returns the render with that id. */
    public RenderRecord add(RenderRecord render) throws IOException {
        return add(render, NO_CHECK);
    }

    /**
     * Adds a render, unless one with its job id exists, and saves the build; returns the render with that id.
     *
     * @throws AbortException when the check does not allow it, or another render has its name
     */
    public RenderRecord add(RenderRecord render, Check check) throws IOException {
        RenderRecord known;
        synchronized (this) {
            known = find(render.getJobId()).orElse(null);
            if (known == null) {
                if (!render.isTakenOver()) { // else it has the name of the other build
                    String name = check(render.getSettings(), check);
                    render.markName(name, RenderNames.sheet(render.getSettings(), name, others(check)));
                }
                renders = with(renders, other -> false, render);
                submissions.begin(render.getJobId(), PipelineBranch.NONE);
            }
        }
        save();
        return known == null ? render : known;
    }

    /**
     * Returns the name that a render of these settings would get.
     *
     * @throws AbortException when it could not be added
     */
    public synchronized String check(RenderSettings settings, Check check) throws AbortException {
        String name = RenderNames.of(settings, others(check));
        check.check(name, others(check));
        return name;
    }

    private List<RenderRecord> others(Check check) {
        return renders.stream().filter(other -> !check.replaces(other)).toList();
    }

    public synchronized Optional<RenderRecord> find(String jobId) {
        return renders.stream()
                .filter(render -> render.getJobId().equals(jobId))
                .findFirst();
    }

    /** Adds a skipped render, for its collect step, and saves the build. */
    public void addSkipped(SkippedRender render) throws IOException {
        synchronized (this) {
            skipped = with(skipped, known -> known.getJobId().equals(render.getJobId()), render);
            submissions.begin(render.getJobId(), PipelineBranch.NONE);
        }
        save();
    }

    public synchronized Optional<SkippedRender> findSkipped(String jobId) {
        return skipped.stream()
                .filter(render -> render.getJobId().equals(jobId))
                .findFirst();
    }

    /** Whether all renders of this build were skipped because an earlier build has the same frames. */
    public synchronized boolean isUnchanged() {
        return renders.isEmpty() && !skipped.isEmpty() && skipped.stream().allMatch(SkippedRender::isUnchanged);
    }

    private static <T> List<T> with(List<T> list, Predicate<T> replaced, T added) {
        List<T> changed = without(list, replaced);
        changed.add(added);
        return changed;
    }

    private static <T> List<T> without(List<T> list, Predicate<T> removed) {
        List<T> changed = new ArrayList<>(list);
        changed.removeIf(removed);
        return changed;
    }

    public synchronized List<RenderRecord> getRenders() {
        return List.copyOf(renders);
    }

    /** Adds a pool that a step prepared, and saves the build. */
    public void selectPool(SelectedPool pool) throws IOException {
        synchronized (this) {
            pools = with(pools, pool::equals, pool);
        }
        save();
    }

    /** Adds the pool of a block that begins, and saves the build. */
    public void addBlockPool(BlockPool held) throws IOException {
        synchronized (this) {
            blockPools = with(blockPools, pool -> pool.is(held.getAccount(), held.getId()), held);
        }
        save();
    }

    /** Removes the pool of a block after it was scaled to zero or deleted, and saves the build. */
    public void removeBlockPool(String account, String id) throws IOException {
        synchronized (this) {
            blockPools = without(blockPools, pool -> pool.is(account, id));
        }
        save();
    }

    /** Removes this record of a pool, not that of a later block with the same pool, and saves the build. */
    public void removeBlockPool(BlockPool ended) throws IOException {
        synchronized (this) {
            blockPools = without(blockPools, pool -> pool == ended);
        }
        save();
    }

    /** Returns the pool of a block that must still be scaled to zero or deleted. */
    public synchronized Optional<BlockPool> findBlockPool(String account, String id) {
        return blockPools.stream().filter(pool -> pool.is(account, id)).findFirst();
    }

    /** The pools of blocks that must still be scaled to zero or deleted. */
    public synchronized List<BlockPool> getBlockPools() {
        return List.copyOf(blockPools);
    }

    /** Adds or replaces a pool that this build uses, and saves the build if it has changed. */
    public void usePool(UsedPool pool) throws IOException {
        synchronized (this) {
            Optional<UsedPool> known = usedPools.stream().filter(pool::is).findFirst();
            UsedPool used = known.map(pool::after).orElse(pool);
            if (known.filter(used::isSame).isPresent()) {
                return;
            }
            usedPools = with(usedPools, pool::is, used);
        }
        save();
    }

    /** Removes a pool that has been scaled to zero or deleted, and saves the build if it used the pool. */
    public void forgetPool(String account, String id) throws IOException {
        synchronized (this) {
            if (usedPools.stream().noneMatch(pool -> pool.is(account, id))) {
                return;
            }
            usedPools = without(usedPools, pool -> pool.is(account, id));
        }
        save();
    }

    /** The pools that this build uses and has not scaled to zero or deleted, as its last step found them. */
    public synchronized List<UsedPool> getUsedPools() {
        return List.copyOf(usedPools);
    }

    /** Whether a pool step of this build prepared a pool. */
    public synchronized boolean hasPrepared(String account, String id) {
        return pools.stream().anyMatch(pool -> pool.is(account, id));
    }

    /** Id of the pool of this account that was selected last, but not in another branch beside this one. */
    public synchronized Optional<String> pool(String account, PipelineBranch branch) {
        return pools.stream()
                .filter(pool -> pool.isDefaultIn(account))
                .filter(pool -> pool.branch().contains(branch) || branch.contains(pool.branch()))
                .map(SelectedPool::id)
                .reduce((earlier, later) -> later);
    }

    /** Price of a node of that pool per hour; 0 when unknown. */
    public synchronized double poolPrice(String account, String id) {
        return pools.stream()
                .filter(pool -> pool.is(account, id))
                .map(SelectedPool::price)
                .reduce(0.0, (earlier, later) -> later);
    }

    /** The frame table of a render. All callers share one instance as long as any of them refers to it. */
    public synchronized FrameTable frames(RenderRecord render) throws IOException {
        if (tables == null) {
            tables = new HashMap<>();
        }
        SoftReference<FrameTable> known = tables.get(render.getJobId());
        FrameTable table = known == null ? null : known.get();
        if (table == null) {
            Path file = run.getRootDir().toPath().resolve("azure-render").resolve(render.getJobId() + ".frames.jsonl");
            table = FrameTable.open(file, render.plan());
            tables.put(render.getJobId(), new SoftReference<>(table));
        }
        return table;
    }

    /** The lock for files that renders of the build may share, and for choosing names of artifacts. */
    public synchronized Object filesLock() {
        if (filesLock == null) {
            filesLock = new Object();
        }
        return filesLock;
    }

    public void save() throws IOException {
        run.save();
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public String getIconFileName() {
        return null; // shown only in the build summary
    }

    @Override
    public String getDisplayName() {
        return Messages.RenderAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return null;
    }
}

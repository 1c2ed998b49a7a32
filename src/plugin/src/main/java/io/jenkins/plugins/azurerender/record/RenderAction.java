package io.jenkins.plugins.azurerender.record;

import hudson.model.Run;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.RunAction2;

/** The renders of a build in the order of their submission, and the pool that it used last. */
public final class RenderAction implements RunAction2 {

    private final List<RenderRecord> renders = new ArrayList<>();
    private final List<SkippedRender> idle = new ArrayList<>();
    private int numbersGiven;
    private String lastId;
    private String pool;
    private String poolAccount;
    private double poolPrice;
    private final List<HeldPool> heldPools = new ArrayList<>();
    private transient Run<?, ?> run;
    private transient Map<String, SoftReference<FrameTable>> tables;

    /** The action of a build, created if necessary. */
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

    /** A unique number for the next render of this build, starting at 1. */
    public synchronized int nextNumber() {
        return ++numbersGiven;
    }

    /** Adds a render, unless one with its job id exists, and saves the build; returns the render with that id. */
    public RenderRecord remember(RenderRecord render) throws IOException {
        RenderRecord known;
        synchronized (this) {
            known = find(render.getJobId()).orElse(null);
            if (known == null) {
                renders.add(render);
                lastId = render.getJobId();
            }
        }
        save();
        return known == null ? render : known;
    }

    public synchronized Optional<RenderRecord> find(String jobId) {
        return renders.stream()
                .filter(render -> render.getJobId().equals(jobId))
                .findFirst();
    }

    /** Adds a render that has nothing to do, so that its collect step finds it. */
    public void rememberSkipped(SkippedRender render) throws IOException {
        synchronized (this) {
            idle.removeIf(known -> known.getJobId().equals(render.getJobId()));
            idle.add(render);
            lastId = render.getJobId();
        }
        save();
    }

    public synchronized Optional<SkippedRender> findSkipped(String jobId) {
        return idle.stream().filter(render -> render.getJobId().equals(jobId)).findFirst();
    }

    /** Whether this build submitted nothing because an earlier build has all its frames. */
    public synchronized boolean isUnchanged() {
        return renders.isEmpty() && !idle.isEmpty() && idle.stream().allMatch(SkippedRender::isUnchanged);
    }

    /** Job id of the last render, which a collect step without {@code job} collects. */
    public synchronized Optional<String> lastId() {
        return Optional.ofNullable(lastId);
    }

    public synchronized List<RenderRecord> getRenders() {
        return List.copyOf(renders);
    }

    /**
     * Sets the pool that a submit step without {@code pool} uses.
     *
     * @param price of a node per hour; 0 when unknown
     */
    public void rememberPool(String account, String id, double price) throws IOException {
        synchronized (this) {
            poolAccount = account;
            pool = id;
            poolPrice = price;
        }
        save();
    }

    /** Adds a pool that must be scaled to zero or deleted, and saves the build. */
    public void hold(HeldPool held) throws IOException {
        synchronized (this) {
            heldPools.removeIf(one -> one.is(held.getAccount(), held.getId()));
            heldPools.add(held);
        }
        save();
    }

    /** Removes a pool that was scaled to zero or deleted. */
    public void release(String account, String id) throws IOException {
        synchronized (this) {
            heldPools.removeIf(one -> one.is(account, id));
        }
        save();
    }

    /** The pools still to be scaled to zero or deleted. */
    public synchronized List<HeldPool> getHeldPools() {
        return List.copyOf(heldPools);
    }

    /** The last pool used in this account; empty when there is none. */
    public synchronized Optional<String> pool(String account) {
        return pool != null && account.equals(poolAccount) ? Optional.of(pool) : Optional.empty();
    }

    /** Price of a node of that pool per hour; 0 when unknown. */
    public synchronized double poolPrice(String account, String id) {
        return account.equals(poolAccount) && id.equals(pool) ? poolPrice : 0;
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

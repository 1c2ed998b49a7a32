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

/** The renders of a build, in the order they were submitted, and the pool it prepared last. */
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

    /** The action of this build, made when it has none. */
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

    /** A number no other render of this build has, from 1. */
    public synchronized int nextNumber() {
        return ++numbersGiven;
    }

    /** Remembers a render and has it on disk when this returns; one that is already known keeps its place. */
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

    /** Remembers a render that has nothing to do, so that its collect knows. */
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

    /** Whether all renders of this build found that an earlier build has their frames. */
    public synchronized boolean isUnchanged() {
        return renders.isEmpty() && !idle.isEmpty() && idle.stream().allMatch(SkippedRender::isUnchanged);
    }

    /** The render submitted last, which is the one a collect without a job means. */
    public synchronized Optional<String> lastId() {
        return Optional.ofNullable(lastId);
    }

    public synchronized List<RenderRecord> getRenders() {
        return List.copyOf(renders);
    }

    /**
     * Remembers the pool that a submit without a pool means.
     *
     * @param price what an hour of one of its nodes costs; 0 when it is not known
     */
    public void rememberPool(String account, String id, double price) throws IOException {
        synchronized (this) {
            poolAccount = account;
            pool = id;
            poolPrice = price;
        }
        save();
    }

    /** Remembers a pool that must be taken down, and has it on disk when this returns. */
    public void hold(HeldPool held) throws IOException {
        synchronized (this) {
            heldPools.removeIf(one -> one.is(held.getAccount(), held.getId()));
            heldPools.add(held);
        }
        save();
    }

    /** To be called when it was taken down. */
    public void release(String account, String id) throws IOException {
        synchronized (this) {
            heldPools.removeIf(one -> one.is(account, id));
        }
        save();
    }

    /** Those not taken down yet. */
    public synchronized List<HeldPool> getHeldPools() {
        return List.copyOf(heldPools);
    }

    /** The pool prepared last in this account, or empty. */
    public synchronized Optional<String> pool(String account) {
        return pool != null && account.equals(poolAccount) ? Optional.of(pool) : Optional.empty();
    }

    /** What an hour of a node of that pool costs; 0 when this build did not prepare it, or with no price. */
    public synchronized double poolPrice(String account, String id) {
        return account.equals(poolAccount) && id.equals(pool) ? poolPrice : 0;
    }

    /** The frames of one of these renders: the same object for all who ask while somebody holds it. */
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
        return null; // shown in the summary alone
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

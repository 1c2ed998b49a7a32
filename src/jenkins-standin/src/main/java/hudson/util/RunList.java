package hudson.util;

import hudson.model.Run;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Stands for hudson.util.RunList: builds, the newest first. */
@SuppressWarnings("rawtypes")
public class RunList<R extends Run> extends AbstractList<R> {
    private final List<R> runs;

    private RunList(Collection<? extends R> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Of these builds. */
    public static <R extends Run> RunList<R> fromRuns(Collection<? extends R> runs) {
        return new RunList<>(runs);
    }

    /** The newest, or null. */
    public R getLastBuild() {
        return runs.isEmpty() ? null : runs.get(0);
    }

    /** The first of them. */
    public RunList<R> limit(int n) {
        return new RunList<>(runs.subList(0, Math.min(n, runs.size())));
    }

    @Override
    public Iterator<R> iterator() {
        return runs.iterator();
    }

    @Override
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    @Override
    @Deprecated
    public R get(int index) {
        return runs.get(index);
    }

    @Override
    @Deprecated
    public int size() {
        return runs.size();
    }
}

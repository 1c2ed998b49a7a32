package io.jenkins.plugins.azurerender.steps;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.results.FrameState;
import io.jenkins.plugins.azurerender.results.FrameTable;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.io.IOException;

/** Watching and collecting of one render, as long as this Jenkins runs. Each call does a little and says when to come back. */
final class Collecting {

    /** When to come back. */
    enum Next {
        AT_ONCE,
        SOON,
        LATER,
        /** Not at all: nothing more will come. */
        END
    }

    private final RenderRecord record;
    private final FrameTable table;
    private final RenderLog log;
    private final RenderWatch watch;
    private final RenderProgress progress;
    private final PoolWatch pool;
    private final FrameHarvest harvest;

    Collecting(Run<?, ?> run, RenderRecord record, TaskListener listener) throws IOException {
        this.record = record;
        table = RenderAction.of(run).frames(record);
        log = new RenderLog(listener);
        watch = new RenderWatch(record, new FrameTasks(record.plan(), table));
        progress = new RenderProgress(log, table);
        pool = new PoolWatch(record, log);
        harvest = new FrameHarvest(run, record, table, listener);
    }

    Next go(RenderCloud cloud, FilePath workspace) throws IOException, InterruptedException {
        if (record.isCollected()) {
            return Next.END; // a restart came between the last frame and the end of the step
        }
        watch.look(cloud.batch());
        OwnPool.learn(record, watch.job(), log);
        progress.tell(watch.counts());
        if (harvest.next(cloud, workspace)) {
            return Next.AT_ONCE;
        }
        if (watch.ended()) {
            giveUpTheRest();
            OwnPool.tellEnd(record, cloud.batch(), log);
            return Next.END;
        }
        boolean news = watch.changed();
        if (watch.stands()) {
            news |= pool.look(cloud.batch());
        }
        return news || watch.counts().running() > 0 ? Next.SOON : Next.LATER;
    }

    /** The job has ended: what waits now waits for ever. */
    private void giveUpTheRest() throws IOException {
        String why = watch.endedEarly();
        if (!why.isEmpty()) {
            log.line("job", "%s was ended early: %s".formatted(record.getJobId(), why));
        }
        String problem = why.isEmpty() ? "was not rendered" : "was not rendered: the job was ended early";
        table.put(table.rows().stream()
                .filter(row -> !row.state().isEnd())
                .map(row -> row.bad(FrameState.FAILED, problem, ""))
                .toList());
    }

    String describe() {
        return progress.describe(watch.counts());
    }
}

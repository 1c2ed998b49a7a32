package io.jenkins.plugins.azurerender.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.azurerender.jenkins.FairThreads.Limits;
import io.jenkins.plugins.azurerender.jenkins.FairThreads.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The threads of all builds, by kind of work. Their number does not grow with the number of builds, and each account and
 * agent gets a part of them only.
 */
@Extension
public final class RenderExecutors extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(RenderExecutors.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration REQUESTS_ARE_SLOW = Duration.ofSeconds(5);
    private static final Duration FILES_ARE_SLOW = Duration.ofMinutes(1);

    /** Ten requests at their time limits. */
    private static final Duration POLL = Duration.ofMinutes(30);

    /** Limit of a task with files: longer than all of its calls to agents at their time limits. */
    public static final Duration FILES = Duration.ofDays(6);

    /** A scan of an account with many resources. */
    private static final Duration CLEANUP = Duration.ofHours(1);

    /** Limit of a task of a step: longer than all of its calls to agents at their time limits. */
    public static final Duration WORK = Duration.ofDays(60);

    private final FairThreads polling = new FairThreads("polling", new Limits(4, 32, REQUESTS_ARE_SLOW, GRACE));
    private final FairThreads fetching = new FairThreads("fetching", new Limits(6, 32, FILES_ARE_SLOW, GRACE));
    private final FairThreads working = new FairThreads("working", new Limits(64, 64, FILES_ARE_SLOW, GRACE));
    private final FairThreads cleanup = new FairThreads("cleanup", new Limits(8, 32, REQUESTS_ARE_SLOW, GRACE));

    /** Number of threads for an account in each kind of work. */
    private static final int POLLS = 2;

    private static final int FETCHES = 4;
    private static final int WORKS = 24;
    private static final int CLEANUPS = 4;

    /** Several accounts that do not respond do not use up the threads of an agent that they share. */
    private static final int ACCOUNTS_OF_AN_AGENT = 3;

    public static RenderExecutors get() {
        return ExtensionList.lookupSingleton(RenderExecutors.class);
    }

    /** Runs a task with a few short requests as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> poll(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
        return submit(polling, peers, POLLS, task, POLL, onGivenUp);
    }

    /** Runs a task that downloads or archives files as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> fetch(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
        return submit(fetching, peers, FETCHES, task, FILES, onGivenUp);
    }

    /** Runs a task that reads scenes, uploads files or changes pools as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> work(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
        return submit(working, peers, WORKS, task, WORK, onGivenUp);
    }

    /** Runs a task that ends or deletes resources as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> cleanUp(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
        return submit(cleanup, peers, CLEANUPS, task, CLEANUP, onGivenUp);
    }

    /** Returns whether Jenkins is shutting down. */
    public boolean isShutDown() {
        return polling.isShutDown();
    }

    /** Returns whether no task runs or waits. */
    boolean isIdle() {
        return Stream.of(polling, fetching, working, cleanup).allMatch(FairThreads::isIdle);
    }

    /** Does not interrupt running tasks: that would fail their steps, which continue after a restart. */
    @Override
    public void onBeforeShutdown() {
        polling.shutDown();
        fetching.shutDown();
        working.shutDown();
        cleanup.shutDown();
    }

    private static Future<?> submit(
            FairThreads threads,
            Peers peers,
            int most,
            Runnable task,
            Duration deadline,
            Consumer<DeadlineException> onGivenUp) {
        Consumer<DeadlineException> elsewhere =
                x -> Computer.threadPoolForRemoting.execute(asSystem(() -> onGivenUp.accept(x)));
        return threads.submit(limited(peers, most), asSystem(task), deadline, elsewhere);
    }

    private static List<Peer> limited(Peers peers, int most) {
        List<Peer> limited = new ArrayList<>();
        peers.endpoints().forEach(url -> limited.add(new Peer(url, most)));
        if (peers.agent() != null) {
            boolean controller = peers.agent() == FilePath.localChannel;
            Object agent = controller ? "controller" : peers.agent();
            limited.add(new Peer(agent, most * ACCOUNTS_OF_AN_AGENT));
            // An agent that hangs leaves threads of its account to the other agents.
            int half = Math.max(1, most / 2);
            peers.endpoints().forEach(url -> limited.add(new Peer(List.of(url, agent), half)));
        }
        return limited;
    }

    private static Runnable asSystem(Runnable task) {
        return () -> {
            ACLContext context = ACL.as2(ACL.SYSTEM2);
            try {
                task.run();
            } catch (Throwable x) {
                LOGGER.log(Level.WARNING, "Unexpected error in a background task", x);
                throw x;
            } finally {
                context.close();
            }
        };
    }
}

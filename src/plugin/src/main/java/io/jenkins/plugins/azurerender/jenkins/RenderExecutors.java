package io.jenkins.plugins.azurerender.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.listeners.ItemListener;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.azurerender.jenkins.FairThreads.Limits;
import io.jenkins.plugins.azurerender.jenkins.FairThreads.Peer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The threads of all builds, by kind of work. Each account and each agent has a limited number of them, which does not grow
 * with the number of builds.
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

    private final Kind polling = new Kind("polling", 2, POLL, new Limits(4, 32, REQUESTS_ARE_SLOW, GRACE));
    private final Kind fetching = new Kind("fetching", 4, FILES, new Limits(6, 32, FILES_ARE_SLOW, GRACE));
    private final Kind working = new Kind("working", 24, WORK, new Limits(64, 64, FILES_ARE_SLOW, GRACE));
    private final Kind cleanup = new Kind("cleanup", 4, CLEANUP, new Limits(8, 32, REQUESTS_ARE_SLOW, GRACE));

    /**
     * Threads for one kind of work. A task that uses an agent may wait for it until its deadline, so each account has
     * separate threads for each of its agents: those that hang use no thread of the others, or of tasks without an agent.
     */
    private static final class Kind {

        private final int most;
        private final Duration deadline;
        private final FairThreads accounts;
        private final FairThreads agents;

        /** @param most maximum number of tasks of an account that run at the same time; half of it for each of its agents */
        Kind(String name, int most, Duration deadline, Limits limits) {
            this.most = most;
            this.deadline = deadline;
            accounts = new FairThreads(name, limits);
            agents = new FairThreads(
                    name + " on agents", new Limits(Integer.MAX_VALUE, 0, limits.slow(), limits.grace()));
        }

        Future<?> submit(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
            Consumer<DeadlineException> elsewhere =
                    x -> Computer.threadPoolForRemoting.execute(asSystem(() -> onGivenUp.accept(x)));
            FairThreads threads = peers.agent() == null ? accounts : agents;
            return threads.submit(limited(peers), asSystem(task), deadline, elsewhere);
        }

        private List<Peer> limited(Peers peers) {
            VirtualChannel agent = peers.agent();
            return peers.endpoints().stream()
                    .map(url -> agent == null ? new Peer(url, most) : new Peer(List.of(url, agent), most / 2))
                    .toList();
        }

        boolean isIdle() {
            return accounts.isIdle() && agents.isIdle();
        }

        void shutDown() {
            accounts.shutDown();
            agents.shutDown();
        }
    }

    public static RenderExecutors get() {
        return ExtensionList.lookupSingleton(RenderExecutors.class);
    }

    /** Runs a task with a few short requests as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> poll(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
        return polling.submit(peers, task, onGivenUp);
    }

    /** Runs a task that downloads or archives files as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> fetch(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
        return fetching.submit(peers, task, onGivenUp);
    }

    /** Runs a task that reads scenes, uploads files or changes pools as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> work(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
        return working.submit(peers, task, onGivenUp);
    }

    /** Runs a task that ends or deletes resources as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> cleanUp(Peers peers, Runnable task, Consumer<DeadlineException> onGivenUp) {
        return cleanup.submit(peers, task, onGivenUp);
    }

    /** Returns whether Jenkins is shutting down. */
    public boolean isShutDown() {
        return polling.accounts.isShutDown();
    }

    /** Returns whether no task runs or waits. */
    boolean isIdle() {
        return Stream.of(polling, fetching, working, cleanup).allMatch(Kind::isIdle);
    }

    /** Does not interrupt running tasks: that would fail their steps, which continue after a restart. */
    @Override
    public void onBeforeShutdown() {
        polling.shutDown();
        fetching.shutDown();
        working.shutDown();
        cleanup.shutDown();
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

package io.jenkins.plugins.azurerender.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * A limited number of threads for tasks that wait for peers, such as accounts. Each peer has a limit, and peers are
 * served in turn. A slow task moves to a spare thread, and tasks of peers that were slow before start there, so that a
 * peer that does not respond delays only its own tasks. If all spare threads are in use, half of the others run such tasks.
 */
public final class FairThreads {

    private static final Logger LOGGER = Logger.getLogger(FairThreads.class.getName());
    private static final int IDLE_SECONDS = 60;
    private static final long SLOW_FOR_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final ThreadLocal<Task> CURRENT = new ThreadLocal<>();

    /**
     * An account that tasks wait for, or an account on one agent.
     *
     * @param id such as the URL of an account
     * @param most maximum number of its tasks that run at the same time
     */
    public record Peer(Object id, int most) {}

    /**
     * The limits of all peers together.
     *
     * @param threads for tasks that are not slow
     * @param spare threads for slow tasks, including those that do not end
     * @param slow how long a task may run before it counts as slow
     * @param grace how long an interrupted task may run before it is given up
     */
    public record Limits(int threads, int spare, Duration slow, Duration grace) {}

    private final String name;
    private final Limits limits;
    private final Supplier<ScheduledExecutorService> timer;
    private final ThreadPoolExecutor threads;
    private final Map<List<Peer>, Deque<Task>> waiting = new LinkedHashMap<>();
    private final Set<Task> running = new HashSet<>();
    private final Map<Object, Integer> active = new HashMap<>();
    private final Map<Object, Integer> lost = new HashMap<>();
    private final Map<List<Peer>, Long> slowUntil = new HashMap<>();
    private int spareInUse;
    private boolean shutDown;

    /** @param name part of the names of the threads */
    public FairThreads(String name, Limits limits) {
        this(name, limits, Timer::get);
    }

    FairThreads(String name, Limits limits, Supplier<ScheduledExecutorService> timer) {
        this.name = name;
        this.timer = timer;
        this.limits = limits;
        threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE, // the limits are those of the tasks
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                factory(name));
    }

    private static ThreadFactory factory(String name) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory plain = Executors.defaultThreadFactory();
        return work -> {
            Thread thread = plain.newThread(work);
            thread.setName("Azure Render " + name + " #" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Jenkins.class.getClassLoader());
            return thread;
        };
    }

    /** One task; all fields but the final ones are guarded by the threads. */
    private final class Task {

        private final List<Peer> peers;
        private final FutureTask<Void> work;
        private final Duration deadline;
        private final Consumer<DeadlineException> onGivenUp;
        private Thread thread;
        private boolean spare;
        private boolean slow;
        private volatile boolean expired;
        private boolean givenUp;
        private boolean ended;
        private ScheduledFuture<?> watch;

        Task(List<Peer> peers, Runnable work, Duration deadline, Consumer<DeadlineException> onGivenUp) {
            this.peers = peers;
            this.work = new FutureTask<>(work, null);
            this.deadline = deadline;
            this.onGivenUp = onGivenUp;
        }

        private void run() {
            synchronized (FairThreads.this) {
                thread = Thread.currentThread();
            }
            CURRENT.set(this);
            work.run(); // throws no exception
            CURRENT.remove();
        }

        private void watch(Runnable then, Duration delay) {
            try {
                watch = timer.get().schedule(then, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException x) {
                LOGGER.log(Level.FINE, x, () -> "Jenkins is shutting down, so no deadline is set for " + name);
            }
        }
    }

    /**
     * Runs a task as soon as its peers have a free thread; dropped after {@link #shutDown}.
     *
     * @param deadline how long it may run until its thread is interrupted
     * @param onGivenUp called if it does not end then, or cannot start because too many tasks of a peer did not end
     */
    public Future<?> submit(List<Peer> peers, Runnable work, Duration deadline, Consumer<DeadlineException> onGivenUp) {
        Task task = new Task(List.copyOf(peers), work, deadline, onGivenUp);
        synchronized (this) {
            if (shutDown) {
                return task.work;
            }
            if (!isBlocked(task.peers)) {
                waiting.computeIfAbsent(task.peers, key -> new ArrayDeque<>()).add(task);
                startWaiting();
                return task.work;
            }
        }
        refuse(List.of(task));
        return task.work;
    }

    /** Whether the task of this thread was interrupted because its deadline has passed. */
    public static boolean isExpired() {
        Task task = CURRENT.get();
        return task != null && task.expired;
    }

    /** Running tasks end normally; those that wait are dropped. */
    public synchronized void shutDown() {
        shutDown = true;
        waiting.clear();
        threads.shutdown();
    }

    /** Returns whether {@link #shutDown} was called. */
    public synchronized boolean isShutDown() {
        return shutDown;
    }

    /** Returns whether no task runs or waits. */
    synchronized boolean isIdle() {
        return running.isEmpty() && waiting.isEmpty();
    }

    /** Returns the number of tasks that were given up and still hold a thread. */
    public synchronized int givenUp() {
        return (int) running.stream().filter(task -> task.givenUp).count();
    }

    private void startWaiting() {
        slowUntil.values().removeIf(until -> System.nanoTime() - until > 0);
        for (Task task = next(); task != null; task = next()) {
            Task first = task;
            threads.execute(() -> runAll(first));
        }
    }

    /** Runs a task, and then others that may start, so that no other thread is needed for them. */
    private void runAll(Task first) {
        for (Task task = first; task != null; task = ended(task)) {
            task.run();
        }
    }

    /** Returns the next task that may start, from all peers in turn; null if none may. */
    @CheckForNull
    private Task next() {
        for (Iterator<Map.Entry<List<Peer>, Deque<Task>>> all =
                        waiting.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<List<Peer>, Deque<Task>> next = all.next();
            List<Peer> peers = next.getKey();
            if (hasThread(peers)) {
                Deque<Task> tasks = next.getValue();
                Task task = tasks.remove();
                all.remove();
                if (!tasks.isEmpty()) {
                    waiting.put(peers, tasks); // after all others
                }
                admit(task);
                return task;
            }
        }
        return null;
    }

    private boolean hasThread(List<Peer> peers) {
        boolean normal = running.size() - spareInUse < limits.threads();
        boolean free = slowUntil.containsKey(peers) ? spareInUse < limits.spare() || normal && mayUseNormal() : normal;
        return free && peers.stream().allMatch(peer -> active.getOrDefault(peer.id(), 0) < peer.most());
    }

    /** Whether a task of a peer that was slow before may start on a thread for others: those keep at least half. */
    private boolean mayUseNormal() {
        long slow = running.stream()
                .filter(task -> !task.spare && (task.slow || slowUntil.containsKey(task.peers)))
                .count();
        return slow < limits.threads() / 2;
    }

    private void admit(Task task) {
        running.add(task);
        task.peers.forEach(peer -> active.merge(peer.id(), 1, Integer::sum));
        task.spare = slowUntil.containsKey(task.peers) && spareInUse < limits.spare();
        if (task.spare) {
            spareInUse++;
        }
        task.watch(() -> becomesSlow(task), limits.slow());
    }

    private synchronized void becomesSlow(Task task) {
        if (!task.ended) {
            task.slow = true;
            slowUntil.put(task.peers, System.nanoTime() + SLOW_FOR_NANOS);
            moveToSpare(task);
            task.watch(() -> expire(task), task.deadline.minus(limits.slow()));
            startWaiting();
        }
    }

    private void moveToSpare(Task task) {
        if (!task.spare && spareInUse < limits.spare()) {
            task.spare = true;
            spareInUse++;
        }
    }

    private synchronized void expire(Task task) {
        if (!task.ended) {
            task.expired = true;
            if (task.thread != null) {
                task.thread.interrupt();
            }
            task.watch(() -> giveUp(task), limits.grace());
        }
    }

    private void giveUp(Task task) {
        List<Task> blocked = new ArrayList<>();
        synchronized (this) {
            if (task.ended) {
                return;
            }
            task.givenUp = true;
            for (Peer peer : task.peers) {
                decrement(active, peer.id());
                lost.merge(peer.id(), 1, Integer::sum);
            }
            waiting.entrySet().removeIf(tasks -> isBlocked(tasks.getKey()) && blocked.addAll(tasks.getValue()));
            startWaiting();
        }
        LOGGER.warning(() -> "A thread for %s was given up after %s s: %s in use that do not respond"
                .formatted(name, task.deadline.toSeconds(), givenUp()));
        task.onGivenUp.accept(DeadlineException.notEnded(task.deadline, DeadlineException.Work.RUNNING));
        refuse(blocked);
    }

    private static void refuse(List<Task> tasks) {
        tasks.forEach(task -> task.onGivenUp.accept(DeadlineException.notStarted()));
    }

    /** A peer for which as many tasks did not end as may run at the same time gets no further threads. */
    private boolean isBlocked(List<Peer> peers) {
        return peers.stream().anyMatch(peer -> lost.getOrDefault(peer.id(), 0) >= peer.most());
    }

    /** Returns another task for this thread; null if none may start. */
    private synchronized Task ended(Task task) {
        task.ended = true;
        if (task.watch != null) {
            task.watch.cancel(false);
        }
        Thread.interrupted(); // clears the interrupt of a deadline that has just passed
        running.remove(task);
        task.peers.forEach(peer -> decrement(task.givenUp ? lost : active, peer.id()));
        if (!task.slow) {
            slowUntil.remove(task.peers);
        }
        if (task.spare) {
            spareInUse--;
            running.stream()
                    .filter(other -> other.slow && !other.spare)
                    .findFirst()
                    .ifPresent(this::moveToSpare);
        }
        Task next = next();
        startWaiting();
        return next;
    }

    private static void decrement(Map<Object, Integer> counts, Object id) {
        counts.computeIfPresent(id, (same, count) -> count == 1 ? null : count - 1);
    }
}

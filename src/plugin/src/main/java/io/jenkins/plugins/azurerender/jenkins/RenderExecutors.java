package io.jenkins.plugins.azurerender.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;

/** The threads that poll jobs and download frames, shared by all builds to limit their number. */
@Extension
public final class RenderExecutors extends ItemListener {

    private static final int POLLING_THREADS = 2;
    private static final int FETCHING_THREADS = 4;
    private static final int IDLE_SECONDS = 60;

    private final ExecutorService polling = executor("polling", POLLING_THREADS);
    private final ExecutorService fetching = executor("fetching", FETCHING_THREADS);

    public static RenderExecutors get() {
        return ExtensionList.lookupSingleton(RenderExecutors.class);
    }

    /** Runs a task with a few short requests as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> poll(Runnable task) {
        return polling.submit(asSystem(task));
    }

    /** Runs a task that downloads or archives files as SYSTEM. Ignored if Jenkins is shutting down. */
    public Future<?> fetch(Runnable task) {
        return fetching.submit(asSystem(task));
    }

    /** Does not interrupt running tasks: that would fail their steps, which continue after a restart. */
    @Override
    public void onBeforeShutdown() {
        polling.shutdown();
        fetching.shutdown();
    }

    private static Runnable asSystem(Runnable task) {
        return () -> {
            ACLContext context = ACL.as2(ACL.SYSTEM2);
            try {
                task.run();
            } finally {
                context.close();
            }
        };
    }

    private static ExecutorService executor(String name, int threads) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "Azure Render " + name + " #" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Jenkins.class.getClassLoader());
            return thread;
        };
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory,
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}

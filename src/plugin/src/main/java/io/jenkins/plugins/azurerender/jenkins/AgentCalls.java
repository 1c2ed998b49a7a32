package io.jenkins.plugins.azurerender.jenkins;

import hudson.FilePath;
import hudson.FilePath.FileCallable;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;
import jenkins.model.ArtifactManager;
import jenkins.util.BuildListenerAdapter;
import jenkins.util.Timer;

/** Calls to agents with a time limit. A channel has none: an agent whose disk hangs still answers its pings. */
public final class AgentCalls {

    private static final Logger LOGGER = Logger.getLogger(AgentCalls.class.getName());

    /** Limit for calls that transfer no large files. */
    public static final Duration SHORT = Duration.ofMinutes(5);

    private final Thread thread = Thread.currentThread();
    private boolean over;
    private boolean expired;

    private AgentCalls() {}

    /**
     * Runs a call on the node of a folder, in the same way as {@link FilePath#act(FileCallable)}.
     *
     * @param limit after which the call is canceled
     * @throws DeadlineException if it did not end within the limit
     */
    public static <T> T act(FilePath folder, FileCallable<T> call, Duration limit)
            throws IOException, InterruptedException {
        return limited(() -> folder.act(call), limit);
    }

    /**
     * Archives files of a folder as artifacts of a build.
     *
     * @param files paths in the folder, by name of the artifact
     * @param limit after which the transfer is canceled
     * @throws DeadlineException if it did not end within the limit
     */
    public static void archive(
            Run<?, ?> run, FilePath folder, Map<String, String> files, TaskListener listener, Duration limit)
            throws IOException, InterruptedException {
        ArtifactManager manager = run.pickArtifactManager();
        Call<Void> transfer = () -> {
            manager.archive(folder, folder.createLauncher(listener), BuildListenerAdapter.wrap(listener), files);
            return null;
        };
        limited(transfer, limit);
    }

    private interface Call<T> {
        T run() throws IOException, InterruptedException;
    }

    private static <T> T limited(Call<T> call, Duration limit) throws IOException, InterruptedException {
        AgentCalls watch = new AgentCalls();
        ScheduledFuture<?> timer = Timer.get().schedule(watch::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.run();
        } catch (IOException | InterruptedException | RuntimeException x) {
            if (watch.end()) {
                DeadlineException late = DeadlineException.notEnded(limit, DeadlineException.Work.ENDED);
                late.initCause(x);
                throw late;
            }
            throw x;
        } finally {
            timer.cancel(false);
            watch.end();
        }
    }

    /** Creates an empty folder, and deletes its contents if it exists. */
    public static void empty(FilePath folder) throws IOException, InterruptedException {
        Call<Void> empty = () -> {
            folder.deleteRecursive();
            folder.mkdirs();
            return null;
        };
        limited(empty, SHORT);
    }

    /**
     * Writes a stream to a file. Creates its folder if necessary.
     *
     * @param limit after which the transfer is canceled
     * @throws DeadlineException if it did not end within the limit
     */
    public static void copy(InputStream content, FilePath file, Duration limit)
            throws IOException, InterruptedException {
        Call<Void> copy = () -> {
            file.copyFrom(content);
            return null;
        };
        limited(copy, limit);
    }

    /** Writes a file so that only a complete one has its name. Creates its folder if necessary. */
    public static void write(FilePath file, byte[] content) throws IOException, InterruptedException {
        act(file, new Write(content), SHORT);
    }

    /** Deletes a temporary folder whose contents do no harm: if its disk hangs or the thread is interrupted, it remains. */
    public static void deleteTemporary(FilePath folder) throws IOException {
        Call<Void> delete = () -> {
            folder.deleteRecursive();
            return null;
        };
        try {
            limited(delete, SHORT);
        } catch (DeadlineException x) {
            LOGGER.log(Level.WARNING, x, () -> "Could not delete the temporary folder " + folder.getRemote());
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Write extends MasterToSlaveFileCallable<Void> {

        private static final long serialVersionUID = 1L;

        private final byte[] content;

        Write(byte[] content) {
            this.content = content;
        }

        @Override
        public Void invoke(File file, VirtualChannel channel) throws IOException {
            Path part = Path.of(file.getPath() + ".part");
            Files.createDirectories(Objects.requireNonNull(part.getParent()));
            Files.write(part, content);
            Files.move(part, file.toPath(), StandardCopyOption.REPLACE_EXISTING);
            return null;
        }
    }

    private synchronized void expire() {
        if (!over) {
            expired = true;
            thread.interrupt();
        }
    }

    /** Returns whether the call was canceled, and clears the interrupt. */
    private synchronized boolean end() {
        if (!over && expired) {
            Thread.interrupted();
        }
        over = true;
        return expired;
    }
}

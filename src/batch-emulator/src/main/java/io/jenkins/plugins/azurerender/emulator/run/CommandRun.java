package io.jenkins.plugins.azurerender.emulator.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run of one command: folders, files in, process, files out. Blocks until all is done or it is stopped. */
public final class CommandRun {
    private static final Logger LOGGER = Logger.getLogger(CommandRun.class.getName());
    private static final long GRACE_MILLIS = 2_000;

    private final RunPlan plan;
    private final RunHouse house;
    private Process process;
    private Failure stopped;
    private boolean commandEnded;

    public CommandRun(RunPlan plan, RunHouse house) {
        this.plan = plan;
        this.house = house;
    }

    /** Runs it all in the caller's thread. */
    public Outcome run() {
        Integer exitCode = null;
        Outcome.Phase phase = Outcome.Phase.PREPARING;
        try {
            Files.createDirectories(plan.workingFolder());
            plan.beforeCommand().run();
            checkNotStopped();
            new ResourceFiles(house.blobs(), plan.workingFolder()).fetch(plan.resourceFiles(), this::isStopped);
            phase = Outcome.Phase.COMMAND;
            exitCode = command();
            checkNotStopped();
            phase = Outcome.Phase.UPLOADING;
            upload(exitCode == 0);
            return new Outcome(exitCode, exitCode == 0 ? null : Failure.exitCode(), Outcome.Phase.COMMAND);
        } catch (RunFailure e) {
            return isStopped()
                    ? new Outcome(null, stopReason(), Outcome.Phase.STOPPED)
                    : new Outcome(exitCode, e.failure(), phase);
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.FINE, "A run failed", e);
            Failure failure =
                    Failure.ofServer("DiskFull", "The node cannot write to its disk", "Message", e.toString());
            return new Outcome(exitCode, failure, phase);
        } catch (RuntimeException e) {
            LOGGER.log(Level.FINE, "A run was asked for what cannot be", e);
            Failure failure = Failure.ofUser(
                    "CommandLaunchFailed",
                    "The command could not be launched",
                    "Message",
                    String.valueOf(e.getMessage()));
            return new Outcome(exitCode, failure, phase);
        }
    }

    private int command() throws RunFailure, IOException {
        Process started;
        synchronized (this) {
            checkNotStopped();
            started = launch();
            process = started;
        }
        try {
            DiskGuard guard = new DiskGuard(house, plan.folder());
            Optional<Integer> code = guard.await(started);
            if (code.isEmpty()) {
                ProcessTree.end(Belonging.marked(plan.mark()), started, 0);
                guard.truncateNewest(plan.workingFolder());
                throw new RunFailure(DiskGuard.diskFull());
            }
            synchronized (this) {
                commandEnded = true;
            }
            return code.get();
        } catch (InterruptedException e) {
            stop(Failure.ofServer("NodeGone", "The node went away"));
            Thread.currentThread().interrupt();
            throw new RunFailure(stopReason());
        }
    }

    private Process launch() throws RunFailure, IOException {
        List<String> arguments = CommandLine.split(plan.commandLine());
        if (arguments.isEmpty()) {
            throw new RunFailure(notFound("The command line is empty."));
        }
        Path folder = plan.folder();
        ProcessBuilder builder =
                new ProcessBuilder(arguments).directory(plan.workingFolder().toFile());
        builder.redirectOutput(folder.resolve("stdout.txt").toFile());
        builder.redirectError(folder.resolve("stderr.txt").toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(plan.environment());
        environment.put(ProcessTree.MARK, plan.mark());
        Files.deleteIfExists(folder.resolve("stdout.txt"));
        Files.deleteIfExists(folder.resolve("stderr.txt"));
        Files.createFile(folder.resolve("stdout.txt"));
        Files.createFile(folder.resolve("stderr.txt"));
        try {
            Process started = builder.start();
            started.getOutputStream().close();
            return started;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "A command could not be started", e);
            throw new RunFailure(notFound(String.valueOf(e.getMessage())));
        }
    }

    private Failure notFound(String message) {
        return Failure.ofUser(
                "CommandProgramNotFound",
                "The specified command program is not found",
                "CommandLine",
                plan.commandLine(),
                "Message",
                message);
    }

    private void upload(boolean succeeded) throws RunFailure, IOException {
        JsonNode outputs = plan.outputFiles();
        if (outputs.size() > 0) {
            new OutputFiles(house, plan).upload(succeeded);
        }
    }

    /** Stops the run wherever it is and ends its processes; it then ends with this failure. */
    public void stop(Failure reason) {
        Process running;
        synchronized (this) {
            if (stopped == null) {
                stopped = reason;
            }
            running = commandEnded ? null : process;
        }
        ProcessTree.end(Belonging.marked(plan.mark()), running, GRACE_MILLIS);
    }

    private synchronized boolean isStopped() {
        return stopped != null;
    }

    private synchronized Failure stopReason() {
        return stopped;
    }

    private void checkNotStopped() throws RunFailure {
        if (isStopped()) {
            throw new RunFailure(stopReason());
        }
    }
}

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

/** Runs one command: creates folders, downloads resource files, runs the process, uploads output files. */
public final class CommandRun {
    private static final Logger LOGGER = Logger.getLogger(CommandRun.class.getName());
    private static final long GRACE_MILLIS = 2_000;

    private final RunPlan plan;
    private final RunServices services;
    private Process process;
    private Failure stopped;
    private boolean commandEnded;

    public CommandRun(RunPlan plan, RunServices services) {
        this.plan = plan;
        this.services = services;
    }

    /** Runs in the calling thread until everything is done or {@link #stop} is called. */
    public Outcome run() {
        Integer exitCode = null;
        Outcome.Phase phase = Outcome.Phase.PREPARING;
        try {
            Files.createDirectories(plan.workingFolder());
            plan.beforeCommand().run();
            checkNotStopped();
            new ResourceFiles(services.blobs(), plan.workingFolder()).fetch(plan.resourceFiles(), this::isStopped);
            phase = Outcome.Phase.COMMAND;
            exitCode = command();
            checkNotStopped();
            phase = Outcome.Phase.UPLOADING;
            upload(exitCode == 0);
            return new Outcome(exitCode, exitCode == 0 ? null : Failure.exitCode(), Outcome.Phase.COMMAND);
        } catch (RunException e) {
            return isStopped()
                    ? new Outcome(null, stopReason(), Outcome.Phase.STOPPED)
                    : new Outcome(exitCode, e.failure(), phase);
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.FINE, "A run failed", e);
            Failure failure =
                    Failure.ofServer("DiskFull", "The node cannot write to its disk", "Message", e.toString());
            return new Outcome(exitCode, failure, phase);
        } catch (RuntimeException e) {
            LOGGER.log(Level.FINE, "A run could not be started", e);
            Failure failure = Failure.ofUser(
                    "CommandLaunchFailed",
                    "The command could not be launched",
                    "Message",
                    String.valueOf(e.getMessage()));
            return new Outcome(exitCode, failure, phase);
        }
    }

    private int command() throws RunException, IOException {
        Process started;
        synchronized (this) {
            checkNotStopped();
            started = launch();
            process = started;
        }
        try {
            DiskMonitor monitor = new DiskMonitor(services, plan.folder());
            Optional<Integer> code = monitor.await(started);
            if (code.isEmpty()) {
                ProcessTree.end(ProcessFilter.marked(plan.mark()), started, 0);
                monitor.truncateNewest(plan.workingFolder());
                throw new RunException(DiskMonitor.diskFull());
            }
            synchronized (this) {
                commandEnded = true;
            }
            return code.get();
        } catch (InterruptedException e) {
            stop(Failure.ofServer("NodeGone", "The node is gone"));
            Thread.currentThread().interrupt();
            throw new RunException(stopReason());
        }
    }

    private Process launch() throws RunException, IOException {
        List<String> arguments = CommandLine.split(plan.commandLine());
        if (arguments.isEmpty()) {
            throw new RunException(notFound("The command line is empty."));
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
            throw new RunException(notFound(String.valueOf(e.getMessage())));
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

    private void upload(boolean succeeded) throws RunException, IOException {
        JsonNode outputs = plan.outputFiles();
        if (outputs.size() > 0) {
            new OutputFiles(services, plan).upload(succeeded);
        }
    }

    /** Stops the run in any phase and ends its processes; the outcome then has the given failure. */
    public void stop(Failure reason) {
        Process running;
        synchronized (this) {
            if (stopped == null) {
                stopped = reason;
            }
            running = commandEnded ? null : process;
        }
        ProcessTree.end(ProcessFilter.marked(plan.mark()), running, GRACE_MILLIS);
    }

    private synchronized boolean isStopped() {
        return stopped != null;
    }

    private synchronized Failure stopReason() {
        return stopped;
    }

    private void checkNotStopped() throws RunException {
        if (isStopped()) {
            throw new RunException(stopReason());
        }
    }
}

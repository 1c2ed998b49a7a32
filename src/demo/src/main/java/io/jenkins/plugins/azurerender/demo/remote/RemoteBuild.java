package io.jenkins.plugins.azurerender.demo.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.demo.DemoException;
import io.jenkins.plugins.azurerender.demo.RunningNotice;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A job created on Jenkins, its build and its artifacts. */
final class RemoteBuild {
    private static final long POLL_MILLISECONDS = 500;
    private static final long ABORT_SECONDS = 30;

    private final RemoteJenkins jenkins;
    private final DemoJob job;
    private final PrintStream output;
    private final String path;
    private volatile String build;
    private long printed;

    RemoteBuild(RemoteJenkins jenkins, DemoJob job, PrintStream output) {
        this.jenkins = jenkins;
        this.job = job;
        this.output = output;
        this.path = "job/" + job.name() + "/";
    }

    DemoJob job() {
        return job;
    }

    /** Checks that the job does not exist, or is an idle job of an earlier demo. */
    void check() throws DemoException, InterruptedException {
        JenkinsResponse config = jenkins.get(path + "config.xml");
        if (config.isMissing()) {
            return;
        }
        if (!config.isSuccess() || !config.text().contains(DemoJob.MARK)) {
            throw new DemoException(
                    "Jenkins at %s has a job '%s' that was not created by the demo. Rename or delete it; nothing was changed."
                            .formatted(jenkins.url(), job.name()));
        }
        if (jenkins.json(path + "api/json?tree=lastBuild[building]")
                .path("lastBuild")
                .path("building")
                .asBoolean()) {
            throw new DemoException(
                    "A build of job '%s' from an earlier demo is still running at %s. Wait until it ends, or stop it."
                            .formatted(job.name(), jenkins.url()));
        }
    }

    /** Creates or updates the job and schedules a build; returns the path of the queue item. */
    private String schedule() throws DemoException, InterruptedException {
        if (jenkins.get(path + "config.xml").isMissing()) {
            jenkins.change("createItem?name=" + job.name(), job.config());
        } else {
            jenkins.change(path + "config.xml", job.config());
            jenkins.change(path + "enable", "");
        }
        String item = jenkins.change(path + "build?delay=0sec", "").header("Location");
        if (item.isEmpty()) {
            throw new DemoException(
                    "Jenkins at " + jenkins.url() + " did not schedule a build of job '" + job.name() + "'.");
        }
        output.println("Demo: job '" + job.name() + "' is at " + jenkins.url().resolve(path) + ".");
        return URI.create(item).getPath();
    }

    /**
     * Builds the job, prints its log, and downloads the artifacts.
     *
     * @param archive empty or missing folder for the artifacts
     * @param minutes limit after which the build is stopped
     * @throws DemoException if the build does not succeed
     */
    void run(Path archive, long minutes) throws DemoException, InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        build = path + waitForStart(schedule(), deadline) + "/";
        boolean more = true;
        RunningNotice notice = new RunningNotice(output);
        while (more) {
            long before = printed();
            more = printNew();
            notice.polled(printed() > before);
            if (more && System.nanoTime() > deadline) {
                abort();
                throw new DemoException(
                        "Job '%s' did not finish within %d minutes and was stopped. See %s, or raise the limit with -Djenkins.minutes."
                                .formatted(job.name(), minutes, jenkins.url().resolve(build + "console")));
            }
        }
        JsonNode ended = jenkins.json(build + "api/json?tree=result,artifacts[relativePath]");
        if (!ended.path("result").asText().equals("SUCCESS")) {
            throw new DemoException("The build ended as %s; its log is %s."
                    .formatted(ended.path("result").asText(), jenkins.url().resolve(build + "console")));
        }
        for (JsonNode artifact : ended.path("artifacts")) {
            fetch(artifact.path("relativePath").asText(), archive);
        }
    }

    private int waitForStart(String queued, long deadline) throws DemoException, InterruptedException {
        String item = jenkins.url().getPath().isEmpty()
                ? queued
                : queued.substring(jenkins.url().getPath().length());
        String reported = "";
        String before = "";
        while (true) {
            JsonNode now = jenkins.json(item + "api/json?tree=cancelled,why,executable[number]");
            if (now.path("executable").has("number")) {
                return now.path("executable").path("number").asInt();
            }
            String why = now.path("why").asText("");
            if (now.path("cancelled").asBoolean() || System.nanoTime() > deadline) {
                throw new DemoException("The build of job '%s' did not start at %s: %s."
                        .formatted(job.name(), jenkins.url(), why.isEmpty() ? "it was canceled in the queue" : why));
            }
            // Reported on the second poll only, because items pass through the queue quickly.
            if (why.equals(before) && !why.equals(reported)) {
                output.println("Demo: the build is waiting: " + why);
                reported = why;
            }
            before = why;
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
    }

    /** Prints new log lines and returns whether more will follow. */
    private synchronized boolean printNew() throws DemoException, InterruptedException {
        String log = build + "logText/progressiveText?start=" + printed;
        JenkinsResponse response = jenkins.checked(log, jenkins.get(log));
        output.print(response.text());
        output.flush();
        printed = Long.parseLong(response.header("X-Text-Size"));
        boolean more = !response.header("X-More-Data").isEmpty();
        if (more) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        return more;
    }

    private synchronized long printed() {
        return printed;
    }

    private void fetch(String artifact, Path archive) throws DemoException, InterruptedException, IOException {
        Path file = archive.resolve(artifact).normalize();
        if (!file.startsWith(archive)) {
            throw new DemoException("The artifact name '" + artifact + "' leaves the archive folder.");
        }
        String from = build + "artifact/"
                + Arrays.stream(artifact.split("/"))
                        .map(part ->
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, jenkins.checked(from, jenkins.get(from)).body());
    }

    /** Stops the running build and waits until it has ended, so that the plugin terminates its Batch job. */
    void abort() throws DemoException, InterruptedException {
        if (build == null || !isBuilding()) {
            return;
        }
        output.println("Demo: stopping the build.");
        jenkins.change(build + "stop", "");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ABORT_SECONDS);
        while (isBuilding() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        printNew();
    }

    /** Disables the job so that no trigger starts a build without the cloud; job and builds are kept. */
    void disable() throws DemoException, InterruptedException {
        if (!jenkins.get(path + "config.xml").isMissing()) {
            jenkins.change(path + "disable", "");
        }
    }

    private boolean isBuilding() throws DemoException, InterruptedException {
        return jenkins.json(build + "api/json?tree=building").path("building").asBoolean();
    }
}

package io.jenkins.plugins.azurerender.demo.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.demo.DemoException;
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

/** A job made on Jenkins, its one build from the queue to the end, and what the build left. */
final class RemoteBuild {
    private static final long LOOK_EVERY_MILLISECONDS = 500;
    private static final long ABORT_SECONDS = 30;

    private final RemoteJenkins jenkins;
    private final DemoJob job;
    private final PrintStream output;
    private final String path;
    private volatile String build;
    private long shown;

    RemoteBuild(RemoteJenkins jenkins, DemoJob job, PrintStream output) {
        this.jenkins = jenkins;
        this.job = job;
        this.output = output;
        this.path = "job/" + job.name() + "/";
    }

    DemoJob job() {
        return job;
    }

    /** Sees that the name is free, or taken by an earlier demo that builds no more. */
    void check() throws DemoException, InterruptedException {
        Answer config = jenkins.get(path + "config.xml");
        if (config.isMissing()) {
            return;
        }
        if (!config.isGood() || !config.text().contains(DemoJob.MARK)) {
            throw new DemoException(
                    "Jenkins at %s has a job '%s' that the demo did not make: rename or delete it; nothing was changed."
                            .formatted(jenkins.url(), job.name()));
        }
        if (jenkins.json(path + "api/json?tree=lastBuild[building]")
                .path("lastBuild")
                .path("building")
                .asBoolean()) {
            throw new DemoException("Job '%s' of an earlier demo still builds at %s: wait until it ends, or stop it."
                    .formatted(job.name(), jenkins.url()));
        }
    }

    /** Makes the job, or makes it anew, and puts it into the queue; returns where that stands there. */
    private String schedule() throws DemoException, InterruptedException {
        if (jenkins.get(path + "config.xml").isMissing()) {
            jenkins.change("createItem?name=" + job.name(), job.config());
        } else {
            jenkins.change(path + "config.xml", job.config());
            jenkins.change(path + "enable", "");
        }
        String item = jenkins.change(path + "build?delay=0sec", "").header("Location");
        if (item.isEmpty()) {
            throw new DemoException("Jenkins at " + jenkins.url() + " takes no build of job '" + job.name() + "'.");
        }
        output.println("Demo: job '" + job.name() + "' is at " + jenkins.url().resolve(path) + ".");
        return URI.create(item).getPath();
    }

    /**
     * Builds the job, shows the log meanwhile, and fetches the artifacts.
     *
     * @param archive for the artifacts; must be empty or missing
     * @param minutes after which a build that waits or runs is given up
     * @throws DemoException when the build does not succeed
     */
    void run(Path archive, long minutes) throws DemoException, InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        build = path + waitForStart(schedule(), deadline) + "/";
        boolean more = true;
        while (more) {
            more = showNew();
            if (more && System.nanoTime() > deadline) {
                abort();
                throw new DemoException(
                        "Job '%s' did not end within %d minutes and was stopped: look at %s, or give it more by -Djenkins.minutes."
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
        String said = "";
        String before = "";
        while (true) {
            JsonNode now = jenkins.json(item + "api/json?tree=cancelled,why,executable[number]");
            if (now.path("executable").has("number")) {
                return now.path("executable").path("number").asInt();
            }
            String why = now.path("why").asText("");
            if (now.path("cancelled").asBoolean() || System.nanoTime() > deadline) {
                throw new DemoException("The build of job '%s' did not begin at %s: %s."
                        .formatted(job.name(), jenkins.url(), why.isEmpty() ? "it was taken out of the queue" : why));
            }
            if (why.equals(before) && !why.equals(said)) { // seen twice: not just on its way
                output.println("Demo: the build waits: " + why);
                said = why;
            }
            before = why;
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLISECONDS);
        }
    }

    /** Shows what the log got since the last look; returns whether more will come. */
    private synchronized boolean showNew() throws DemoException, InterruptedException {
        String log = build + "logText/progressiveText?start=" + shown;
        Answer answer = jenkins.checked(log, jenkins.get(log));
        output.print(answer.text());
        output.flush();
        shown = Long.parseLong(answer.header("X-Text-Size"));
        boolean more = !answer.header("X-More-Data").isEmpty();
        if (more) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLISECONDS);
        }
        return more;
    }

    private void fetch(String artifact, Path archive) throws DemoException, InterruptedException, IOException {
        Path file = archive.resolve(artifact).normalize();
        if (!file.startsWith(archive)) {
            throw new DemoException(
                    "The build has an artifact with the name '" + artifact + "', which leads elsewhere.");
        }
        String from = build + "artifact/"
                + Arrays.stream(artifact.split("/"))
                        .map(part ->
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, jenkins.checked(from, jenkins.get(from)).body());
    }

    /** Stops the build, if one runs, and waits until it has ended, so that the plugin ends its Batch job. */
    void abort() throws DemoException, InterruptedException {
        if (build == null || !isBuilding()) {
            return;
        }
        output.println("Demo: stopping the build.");
        jenkins.change(build + "stop", "");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ABORT_SECONDS);
        while (isBuilding() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLISECONDS);
        }
        showNew();
    }

    /** Keeps the job with its build, and lets no trigger start another one: its cloud is gone. */
    void disable() throws DemoException, InterruptedException {
        if (!jenkins.get(path + "config.xml").isMissing()) {
            jenkins.change(path + "disable", "");
        }
    }

    private boolean isBuilding() throws DemoException, InterruptedException {
        return jenkins.json(build + "api/json?tree=building").path("building").asBoolean();
    }
}

package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.Demo;
import io.jenkins.plugins.azurerender.demo.DemoException;
import io.jenkins.plugins.azurerender.demo.ExpectedFrames;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo on a running Jenkins: checks, installs, creates the jobs, builds them, downloads frames, cleans up. */
public final class RemoteDemo implements Demo {
    private final Path repository;
    private final Path jenkinsfile;
    private final ExpectedFrames frames;
    private final RemoteSettings settings;
    private final PrintStream output;
    private final RemoteJenkins jenkins;
    private final RenderAccountSetup account;
    private final List<RemoteBuild> started = new ArrayList<>();
    private volatile RemoteBuild running;
    private GitServer scenes;
    private LocalCloud cloud;
    private boolean accountAdded;
    private boolean closed;

    /** @param frames the frames that the Jenkinsfile renders */
    public RemoteDemo(
            Path repository, Path jenkinsfile, ExpectedFrames frames, RemoteSettings settings, PrintStream output) {
        this.repository = repository;
        this.jenkinsfile = jenkinsfile;
        this.frames = frames;
        this.settings = settings;
        this.output = output;
        this.jenkins = new RemoteJenkins(settings.url(), settings.user(), settings.secret());
        this.account = new RenderAccountSetup(jenkins);
    }

    @Override
    public Map<Path, ExpectedFrames> run(Path home, Path plugin)
            throws IOException, InterruptedException, DemoException {
        PackagedPlugin packaged = PackagedPlugin.read(plugin);
        PluginInstallation installation = new PluginInstallation(jenkins, packaged, settings.mayRestart(), output);
        List<RemoteBuild> builds = new ArrayList<>();
        synchronized (this) {
            scenes = new GitServer();
            for (DemoJob job : jobs()) {
                builds.add(new RemoteBuild(jenkins, job, output));
            }
        }
        new JenkinsCheck(jenkins).check(packaged.jenkins());
        installation.check();
        if (installation.isInstalled()) {
            account.check();
        }
        for (RemoteBuild build : builds) {
            build.check();
        }
        start(installation);

        Map<Path, ExpectedFrames> archives = new LinkedHashMap<>();
        for (RemoteBuild build : builds) {
            Path archive = home.resolve(build.job().name());
            running = build;
            started.add(build);
            build.run(archive, settings.minutes());
            archives.put(archive, build.job().frames());
        }
        return archives;
    }

    /** Returns the jobs for the Jenkinsfile and for work/jobs. */
    private List<DemoJob> jobs() throws IOException, InterruptedException, DemoException {
        Path folder = repository.resolve("work/scenes");
        URI repositoryUrl = scenes.publish("repository", Map.of("Jenkinsfile", jenkinsfile, "work/scenes", folder));
        URI scenesUrl = scenes.publish("scenes", Map.of("", folder));
        List<DemoJob> jobs = new ArrayList<>(List.of(DemoJob.pipeline(repositoryUrl, frames)));
        try (Stream<Path> others = Files.list(repository.resolve("work/jobs"))) {
            for (Path other : others.sorted().toList()) {
                jobs.add(DemoJob.freestyle(other, scenesUrl));
            }
        }
        return jobs;
    }

    private synchronized void start(PluginInstallation installation)
            throws IOException, InterruptedException, DemoException {
        if (closed) {
            throw new DemoException("The demo was stopped before its builds started.");
        }
        installation.install();
        cloud = LocalCloud.startWithBlender();
        output.println("Demo: Batch is at " + cloud.batchUrl() + ", Blob storage at " + cloud.blobEndpoint() + ".");
        accountAdded = true;
        account.add(cloud);
    }

    @Override
    public void abort() throws IOException, InterruptedException, DemoException {
        RemoteBuild build = running;
        try {
            if (build != null) {
                build.abort();
            }
        } finally {
            close();
        }
    }

    @Override
    public synchronized void close() throws IOException, DemoException {
        closed = true;
        try {
            cleanUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
        }
    }

    /** Removes the account and disables the jobs; plugin, jobs and builds are kept. */
    private void cleanUp() throws DemoException, InterruptedException {
        for (RemoteBuild build : started) {
            build.disable();
        }
        started.clear();
        if (accountAdded) {
            accountAdded = false;
            account.remove();
            output.println("Demo: removed account and credentials from Jenkins at " + jenkins.url()
                    + "; the plugin and the disabled jobs are kept.");
        }
    }

    private void stop() throws IOException {
        if (scenes != null) {
            scenes.close();
            scenes = null;
        }
        if (cloud != null) {
            cloud.close();
            cloud = null;
            output.println("Demo: Batch and storage have stopped.");
        }
    }
}

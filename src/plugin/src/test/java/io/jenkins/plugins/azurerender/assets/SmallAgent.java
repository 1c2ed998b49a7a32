package io.jenkins.plugins.azurerender.assets;

import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.SmallJvm;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Uploads a workspace in a separate JVM with limited memory. */
final class SmallAgent {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private SmallAgent() {}

    /** Returns the output of the JVM; fails if its exit code is not 0. */
    static String run(int megabytes, Path workspace, URI container) throws IOException, InterruptedException {
        return SmallJvm.run(megabytes, SmallAgent.class, workspace, container);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        File workspace = new File(arguments[0]);
        Path beside = workspace.toPath().resolveSibling("workspace@tmp");
        ProjectFiles project = new ProjectFiles("scene.blend", "", false);
        FoundAssets found = new FindAssets(
                        project,
                        new AssetOptions("", "", "", List.of(), PathMap.NONE, Map.of()),
                        beside.resolve("list").toString(),
                        "")
                .invoke(workspace, null);
        Map<String, Set<String>> blocks = new HashMap<>();
        SyncReport report;
        do {
            report = new UploadAssets(
                            beside.resolve("list").toString(),
                            project.scene(),
                            false,
                            found.prefixes(),
                            URI.create(arguments[1]),
                            Duration.ofHours(1),
                            blocks,
                            TIMEOUT,
                            beside.resolve("hashes").toString(),
                            TaskListener.NULL)
                    .invoke(workspace, null);
            report.unsent().forEach(name -> blocks.put(name, Set.of()));
        } while (!report.complete());
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Tenured"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                "%d files, %d sent, %d MB, old generation at most %d MB%n",
                report.files(), report.sentFiles(), report.bytes() >> 20, peak >> 20);
    }
}

package io.jenkins.plugins.azurerender.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The plugin's scripts on a node, and the command lines that start them. Command lines are the same for every render.
 * Values are passed in environment variables, so that no name in a scene can become part of a shell command.
 */
public final class NodeKit {

    /** Variable with the name of the file that sets license variables, in the directory of the job preparation task. */
    public static final String LICENSES = "RENDER_LICENSES";

    /** Variable with the name of the folder of the plugin's scripts, in the directory of the job preparation task. */
    public static final String FOLDER = "RENDER_KIT";

    private static final String BASH =
            "/bin/bash -c 'exec /bin/bash \"$AZ_BATCH_JOB_PREP_WORKING_DIR/$RENDER_KIT/run.sh\"'";

    private static final String POWERSHELL =
            "powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command \"& (Join-Path (Join-Path $env:AZ_BATCH_JOB_PREP_WORKING_DIR $env:RENDER_KIT) 'run.ps1'); exit $LASTEXITCODE\"";

    /** Logs the size of the assets on the node. */
    private static final String PREPARATION = "/bin/bash -c 'du -sh \"$AZ_BATCH_JOB_PREP_WORKING_DIR\"'";

    private static final String PREPARATION_ON_WINDOWS =
            "powershell.exe -NoProfile -NonInteractive -Command \"(Get-ChildItem -LiteralPath $env:AZ_BATCH_JOB_PREP_WORKING_DIR -Recurse -File | Measure-Object -Property Length -Sum).Sum\"";

    /** Permanent pools would fill up with the assets of every job. */
    private static final String RELEASE =
            "/bin/bash -c 'find \"${AZ_BATCH_JOB_PREP_WORKING_DIR:?}\" -mindepth 1 -delete'";

    private static final String RELEASE_ON_WINDOWS =
            "powershell.exe -NoProfile -NonInteractive -Command \"Get-ChildItem -LiteralPath $env:AZ_BATCH_JOB_PREP_WORKING_DIR -Force | Remove-Item -Recurse -Force\"";

    private NodeKit() {}

    /** Returns the folder of the scripts. Its name contains the job id, so that no asset replaces a script. */
    public static String folder(String jobId) {
        return ".render-" + jobId;
    }

    /** Returns the files that the tasks of a plan need on the node, by name. */
    public static Map<String, byte[]> files(RenderPlan plan, NodeSystem system) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String script = system == NodeSystem.WINDOWS ? "run.ps1" : "run.sh";
        files.put(script, resource(script));
        if (system == NodeSystem.LINUX) {
            files.put("sync.sh", resource("sync.sh"));
        }
        plan.renderer().nodeFiles().forEach(name -> files.put(name, resource(name)));
        files.putAll(plan.renderer().pathFiles(plan.paths()));
        if (plan.after() != null) {
            String list = plan.frames().frames().stream()
                    .map(frame -> plan.expectedFiles(frame).get(0) + "\n")
                    .collect(Collectors.joining());
            files.put(RenderPlan.FILE_LIST, list.getBytes(StandardCharsets.UTF_8));
            files.putAll(plan.after().nodeFiles(plan));
        }
        return files;
    }

    /** Returns the command line of every task. */
    public static String commandLine(NodeSystem system) {
        return system == NodeSystem.WINDOWS ? POWERSHELL : BASH;
    }

    /** Returns the coordination command of multi-instance tasks. The command to run is in the environment. */
    public static String coordination(NodeSystem system) {
        return system == NodeSystem.WINDOWS
                ? "powershell.exe -NoProfile -NonInteractive -Command \"Invoke-Expression $env:RENDER_COORDINATION; exit $LASTEXITCODE\""
                : "/bin/bash -c 'exec /bin/bash -c \"$RENDER_COORDINATION\"'";
    }

    /** Returns the command line of the job preparation task. */
    public static String preparation(NodeSystem system) {
        return system == NodeSystem.WINDOWS ? PREPARATION_ON_WINDOWS : PREPARATION;
    }

    /** Returns the command line that synchronizes the assets to a Linux node. */
    public static String sync() {
        return BASH.replace("run.sh", "sync.sh");
    }

    /** Returns the command line of the job release task. */
    public static String release(NodeSystem system) {
        return system == NodeSystem.WINDOWS ? RELEASE_ON_WINDOWS : RELEASE;
    }

    /** Returns the environment variables of all tasks of a render. */
    public static Map<String, String> environment(RenderPlan plan, NodeSystem system) {
        Map<String, String> environment = plan.invocation(system).environment();
        environment.put("RENDER_FOLDER", plan.files().folder());
        if (plan.renderer().nodes() > 1) {
            String coordination = plan.renderer().coordination();
            environment.put("RENDER_COORDINATION", coordination.isEmpty() ? "exit 0" : coordination);
        }
        environment.put(
                "RENDER_TEMPLATES",
                String.join("\n", new TreeMap<>(plan.renderer().pathFiles(plan.paths())).keySet()));
        return environment;
    }

    /** Returns the environment variables of one task. */
    public static Map<String, String> environment(RenderPlan plan, RenderTask task, NodeSystem system) {
        return new TaskEnvironment(plan, system).of(task);
    }

    static byte[] resource(String name) {
        try (InputStream in = NodeKit.class.getResourceAsStream("node/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}

package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.ElevationLevel;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.StartTask;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What nodes run before they take tasks, from and to the words of the Batch SDK. */
final class SdkStartTasks {

    /** The script comes through the environment, so that nothing in it can end the shell's own line. */
    private static final String SCRIPT = "RENDER_START_TASK";

    /** Which shares Windows nodes mount; lines of {@link SdkMounts#lines}. */
    static final String MOUNTS = "RENDER_MOUNTS";

    private static final String MOUNT_SCRIPT = "render-mounts.ps1";

    private static final String BASH = "/bin/bash -c 'exec /bin/bash -euc \"$" + SCRIPT + "\"'";

    /**
     * On Windows a share is opened by what the very user of the tasks remembers, so this runs as that user. The drives
     * are noted for the tasks, as each of them must map its own.
     */
    private static final String POWERSHELL =
            "powershell.exe -NoProfile -NonInteractive -Command \"$ErrorActionPreference = 'Stop'; "
                    + "if ($env:RENDER_MOUNTS) { "
                    + "Invoke-Expression (Get-Content -Raw -LiteralPath render-mounts.ps1); "
                    + "Remove-Item -LiteralPath render-mounts.ps1; "
                    + "Set-Content -LiteralPath (Join-Path $env:AZ_BATCH_NODE_SHARED_DIR 'render-mounts') -Value $env:RENDER_MOUNTS }; "
                    + "if ($env:RENDER_START_TASK) { Invoke-Expression $env:RENDER_START_TASK }\"";

    private static final int RETRIES = 1;

    private SdkStartTasks() {}

    static boolean ofWindows(String nodeAgent) {
        return nodeAgent.toLowerCase(Locale.ROOT).startsWith("batch.node.windows");
    }

    /** Null when nodes have nothing to prepare. */
    static StartTask task(PoolSetup setup, String nodeAgent) {
        boolean windows = ofWindows(nodeAgent);
        boolean mounts = windows && !setup.mounts().isEmpty();
        if (setup.startTask() == null && !mounts) {
            return null;
        }
        Map<String, String> environment = new TreeMap<>();
        boolean elevated = false;
        if (setup.startTask() != null) {
            environment.put(SCRIPT, setup.startTask().script());
            elevated = setup.startTask().elevated();
        }
        StartTask task = new StartTask()
                .withCommandLine(windows ? POWERSHELL : BASH)
                .withUserIdentity(SdkRequests.poolUser(elevated ? ElevationLevel.ADMIN : ElevationLevel.NON_ADMIN))
                .withMaxTaskRetryCount(RETRIES)
                .withWaitForSuccess(true);
        if (mounts) {
            environment.put(MOUNTS, SdkMounts.lines(setup.mounts()));
            task.withResourceFiles(List.of(new ResourceFile()
                    .withHttpUrl(setup.mounts().get(0).secret().script().toString())
                    .withFilePath(MOUNT_SCRIPT)));
        }
        return task.withEnvironmentSettings(SdkRequests.environment(environment));
    }

    /** As the service tells it; one that others made has its command line in place of a script. */
    static io.jenkins.plugins.azurerender.azure.batch.StartTask task(StartTask task) {
        if (task == null) {
            return null;
        }
        Optional<String> script = setting(task, SCRIPT);
        if (script.isEmpty() && setting(task, MOUNTS).isPresent()) {
            return null;
        }
        boolean elevated = task.userIdentity() != null
                && task.userIdentity().autoUser() != null
                && ElevationLevel.ADMIN.equals(task.userIdentity().autoUser().elevationLevel());
        return new io.jenkins.plugins.azurerender.azure.batch.StartTask(script.orElse(task.commandLine()), elevated);
    }

    /** What the nodes of a Windows pool mount, as lines. */
    static String mounts(StartTask task) {
        return task == null ? "" : setting(task, MOUNTS).orElse("");
    }

    private static Optional<String> setting(StartTask task, String name) {
        return task.environmentSettings() == null
                ? Optional.empty()
                : task.environmentSettings().stream()
                        .filter(setting -> setting.name().equals(name))
                        .map(EnvironmentSetting::value)
                        .findFirst();
    }
}

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

/** Converts start tasks to and from types of the Batch SDK. */
final class SdkStartTasks {

    /** The script is passed as an environment variable, so that it needs no quoting. */
    private static final String SCRIPT = "RENDER_START_TASK";

    /** The file shares of Windows nodes, in the format of {@link SdkMounts#lines}. */
    static final String MOUNTS = "RENDER_MOUNTS";

    private static final String MOUNT_SCRIPT = "render-mounts.ps1";

    private static final String BASH = "/bin/bash -c 'exec /bin/bash -euc \"$" + SCRIPT + "\"'";

    /**
     * On Windows the keys of file shares are stored per user, so this runs as the task user. The drives are written to
     * a file for the tasks, because each task must map them.
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

    static boolean isWindows(String nodeAgent) {
        return nodeAgent.toLowerCase(Locale.ROOT).startsWith("batch.node.windows");
    }

    /** Returns null if no start task is necessary. */
    static StartTask task(PoolSetup setup, String nodeAgent) {
        boolean windows = isWindows(nodeAgent);
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

    /** Returns the start task of an existing pool; its command line if it was not created by this plugin. */
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

    /** Returns the file shares of a Windows pool in the format of {@link SdkMounts#lines}. */
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

package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.AutoUserScope;
import com.microsoft.azure.batch.protocol.models.AutoUserSpecification;
import com.microsoft.azure.batch.protocol.models.DependencyAction;
import com.microsoft.azure.batch.protocol.models.ElevationLevel;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.ExitConditions;
import com.microsoft.azure.batch.protocol.models.ExitOptions;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobConstraints;
import com.microsoft.azure.batch.protocol.models.JobPreparationTask;
import com.microsoft.azure.batch.protocol.models.JobReleaseTask;
import com.microsoft.azure.batch.protocol.models.MetadataItem;
import com.microsoft.azure.batch.protocol.models.MultiInstanceSettings;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import com.microsoft.azure.batch.protocol.models.TaskContainerSettings;
import com.microsoft.azure.batch.protocol.models.TaskDependencies;
import com.microsoft.azure.batch.protocol.models.UserIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.time.Period;

/** Converts requests to types of the Batch SDK. */
final class SdkRequests {

    private static final String OWNER_READ_ONLY = "0400";

    private SdkRequests() {}

    static JobAddParameter job(JobRequest request) {
        return new JobAddParameter()
                .withId(request.id())
                .withDisplayName(request.displayName())
                .withPoolInfo(pool(request))
                .withUsesTaskDependencies(true)
                .withPriority(request.priority())
                .withMaxParallelTasks(request.maxParallelTasks() == 0 ? null : request.maxParallelTasks())
                .withConstraints(new JobConstraints().withMaxWallClockTime(period(request.timeLimit())))
                // Otherwise a job without tasks would end at once; this is changed after the tasks are added.
                .withOnAllTasksComplete(OnAllTasksComplete.NO_ACTION)
                .withJobPreparationTask(new JobPreparationTask()
                        .withCommandLine(request.staging().preparation())
                        .withEnvironmentSettings(environment(request.staging().environment()))
                        .withWaitForSuccess(true)
                        .withUserIdentity(taskUser())
                        .withResourceFiles(files(request.staging())))
                .withJobReleaseTask(release(request.staging()))
                .withCommonEnvironmentSettings(environment(request.environment()))
                .withMetadata(metadata(request.tags()));
    }

    private static PoolInformation pool(JobRequest request) {
        return request.automaticPool() == null
                ? new PoolInformation().withPoolId(request.poolId())
                : new PoolInformation().withAutoPoolSpecification(SdkPools.automatic(request.automaticPool()));
    }

    private static JobReleaseTask release(Staging staging) {
        return staging.release() == null
                ? null
                : new JobReleaseTask().withCommandLine(staging.release()).withUserIdentity(taskUser());
    }

    private static List<ResourceFile> files(Staging staging) {
        List<ResourceFile> files = new ArrayList<>();
        if (staging.assets() != null) {
            for (String prefix : staging.prefixes()) {
                files.add(new ResourceFile()
                        .withStorageContainerUrl(staging.assets().toString())
                        .withBlobPrefix(prefix));
            }
        }
        for (NodeFile file : staging.files()) {
            files.add(new ResourceFile()
                    .withHttpUrl(file.url().toString())
                    .withFilePath(file.path())
                    .withFileMode(file.secret() ? OWNER_READ_ONLY : null));
        }
        return files;
    }

    /** The same user for job preparation and tasks, so that tasks can read files of the preparation. */
    private static UserIdentity taskUser() {
        return poolUser(ElevationLevel.NON_ADMIN);
    }

    static UserIdentity poolUser(ElevationLevel level) {
        return new UserIdentity()
                .withAutoUser(new AutoUserSpecification()
                        .withScope(AutoUserScope.POOL)
                        .withElevationLevel(level));
    }

    static List<EnvironmentSetting> environment(Map<String, String> variables) {
        return variables.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new EnvironmentSetting().withName(entry.getKey()).withValue(entry.getValue()))
                .toList();
    }

    static TaskAddParameter task(TaskRequest request) {
        TaskFiles files = request.files();
        return new TaskAddParameter()
                .withId(request.id())
                .withCommandLine(request.commandLine())
                .withEnvironmentSettings(environment(request.environment()))
                .withUserIdentity(taskUser())
                .withContainerSettings(
                        request.container() == null
                                ? null
                                : new TaskContainerSettings().withImageName(request.container()))
                .withConstraints(constraints(request.limits()))
                .withMultiInstanceSettings(
                        request.nodes() == null
                                ? null
                                : new MultiInstanceSettings()
                                        .withNumberOfInstances(request.nodes().count())
                                        .withCoordinationCommandLine(
                                                request.nodes().coordination()))
                .withDependsOn(request.after().isEmpty() ? null : new TaskDependencies().withTaskIds(request.after()))
                .withExitConditions(request.awaited() ? satisfyDependents() : null)
                .withResourceFiles(
                        files.input() == null
                                ? null
                                : List.of(new ResourceFile()
                                        .withStorageContainerUrl(files.input().toString())
                                        .withBlobPrefix(files.inputPrefix())))
                // Also uploaded if the task failed: earlier frames of the chunk are usable, and each is validated.
                .withOutputFiles(List.of(
                        upload("**/*", files.output(), files.outputFolder()),
                        upload("../std*.txt", files.output(), TaskRequest.LOG_FOLDER + "/" + request.id())));
    }

    private static TaskConstraints constraints(TaskLimits limits) {
        return new TaskConstraints()
                .withMaxTaskRetryCount(limits.retries())
                .withMaxWallClockTime(limits.timeLimit() == null ? null : period(limits.timeLimit()))
                .withRetentionTime(period(limits.retention()));
    }

    /** Satisfies dependencies with any result: a task that waits for a failed one would keep the job running. */
    static ExitConditions satisfyDependents() {
        ExitOptions satisfy = new ExitOptions().withDependencyAction(DependencyAction.SATISFY);
        return new ExitConditions()
                .withDefaultProperty(satisfy)
                .withPreProcessingError(satisfy)
                .withFileUploadError(satisfy);
    }

    private static OutputFile upload(String pattern, URI container, String path) {
        return new OutputFile()
                .withFilePattern(pattern)
                .withDestination(new OutputFileDestination()
                        .withContainer(new OutputFileBlobContainerDestination()
                                .withContainerUrl(container.toString())
                                .withPath(path)))
                .withUploadOptions(
                        new OutputFileUploadOptions().withUploadCondition(OutputFileUploadCondition.TASK_COMPLETION));
    }

    static List<MetadataItem> metadata(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new MetadataItem().withName(entry.getKey()).withValue(entry.getValue()))
                .toList();
    }

    static Period period(Duration duration) {
        return Period.seconds(Math.toIntExact(duration.toSeconds())).normalizedStandard();
    }
}

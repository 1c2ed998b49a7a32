package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.AllocationState;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.JobExecutionInformation;
import com.microsoft.azure.batch.protocol.models.JobPreparationAndReleaseTaskExecutionInformation;
import com.microsoft.azure.batch.protocol.models.JobPreparationTaskExecutionInformation;
import com.microsoft.azure.batch.protocol.models.JobSchedulingError;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.PoolState;
import com.microsoft.azure.batch.protocol.models.ResizeError;
import com.microsoft.azure.batch.protocol.models.TaskExecutionInformation;
import com.microsoft.azure.batch.protocol.models.TaskExecutionResult;
import com.microsoft.azure.batch.protocol.models.TaskFailureInformation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.time.DateTime;

/** Converts responses of the Batch SDK. */
final class SdkResponses {

    private static final int MAX_ERRORS = 10;

    private SdkResponses() {}

    static PoolStatus pool(CloudPool pool, NodeCounts nodes) {
        return new PoolStatus(
                pool.id(),
                PoolState.DELETING.equals(pool.state()),
                AllocationState.STEADY.equals(pool.allocationState()),
                Objects.requireNonNullElse(pool.vmSize(), ""),
                SdkImages.image(pool.virtualMachineConfiguration()),
                pool.virtualMachineConfiguration() == null
                        ? ""
                        : Objects.requireNonNullElse(
                                pool.virtualMachineConfiguration().nodeAgentSKUId(), ""),
                Objects.requireNonNullElse(pool.taskSlotsPerNode(), 1),
                Objects.requireNonNullElse(pool.targetDedicatedNodes(), 0),
                Objects.requireNonNullElse(pool.targetLowPriorityNodes(), 0),
                SdkAutoscale.formula(pool),
                Objects.requireNonNullElse(pool.currentLowPriorityNodes(), 0),
                nodes.time(),
                nodes.states(),
                errors(pool),
                Objects.requireNonNullElse(pool.resizeErrors(), List.<ResizeError>of()).stream()
                        .anyMatch(SdkResizeErrors::isOutOfCapacity),
                nodes.preempted(),
                SdkPools.setup(pool),
                SdkListings.tags(pool.metadata()));
    }

    private static List<String> errors(CloudPool pool) {
        List<ResizeError> resizes = Objects.requireNonNullElse(pool.resizeErrors(), List.of());
        return Stream.concat(
                        resizes.stream().map(SdkResizeErrors::describe),
                        SdkAutoscale.error(pool.autoScaleRun()).stream())
                .limit(MAX_ERRORS)
                .toList();
    }

    static NodeProblem problem(ComputeNode node) {
        String state = String.valueOf(node.state());
        String description =
                switch (state) {
                    case "preempted" -> "was evicted by Azure; its tasks are requeued";
                    case "starttaskfailed" ->
                        "failed to start (%s) and costs money without rendering".formatted(startTask(node));
                    default -> "is unusable (%s) and costs money without rendering".formatted(errors(node));
                };
        return new NodeProblem(SdkTexts.id(node.id()), state, description);
    }

    /** Whether the job preparation of the node failed. */
    static boolean isUnprepared(JobPreparationAndReleaseTaskExecutionInformation status) {
        JobPreparationTaskExecutionInformation preparation = status.jobPreparationTaskExecutionInfo();
        return preparation != null && TaskExecutionResult.FAILURE.equals(preparation.result());
    }

    static Optional<NodeProblem> preparationProblem(JobPreparationAndReleaseTaskExecutionInformation status) {
        if (!isUnprepared(status)) {
            return Optional.empty();
        }
        JobPreparationTaskExecutionInformation preparation = status.jobPreparationTaskExecutionInfo();
        TaskFailureInformation info = preparation.failureInfo();
        String reason =
                info == null ? "exit code " + preparation.exitCode() : SdkTexts.message(info.code(), info.message());
        return Optional.of(new NodeProblem(
                SdkTexts.id(status.nodeId()),
                "preparationfailed",
                "could not download the assets (%s) and runs no tasks".formatted(reason)));
    }

    private static String startTask(ComputeNode node) {
        Integer exitCode =
                node.startTaskInfo() == null ? null : node.startTaskInfo().exitCode();
        return exitCode == null ? "its start task did not run" : "its start task exited with code " + exitCode;
    }

    private static String errors(ComputeNode node) {
        return node.errors() == null || node.errors().isEmpty()
                ? "Batch reports no reason and tries to recover it"
                : SdkTexts.message(
                        node.errors().get(0).code(), node.errors().get(0).message());
    }

    static JobStatus job(CloudJob job) {
        // Tasks that wait when the job is terminated stay "active", so only the state of the job is reliable.
        boolean ended = List.of(JobState.COMPLETED, JobState.DELETING).contains(job.state());
        JobExecutionInformation execution =
                job.executionInfo() == null ? new JobExecutionInformation() : job.executionInfo();
        JobSchedulingError problem = execution.schedulingError();
        return new JobStatus(
                job.id(),
                ended,
                job.state() == JobState.TERMINATING,
                List.of(JobState.DISABLED, JobState.DISABLING).contains(job.state()),
                job.state() == JobState.DISABLING,
                SdkTexts.message(execution.terminateReason()),
                Objects.requireNonNullElse(execution.poolId(), ""),
                problem == null ? "" : SdkTexts.message(problem.code(), problem.message()),
                SdkListings.tags(job.metadata()));
    }

    static boolean isEnding(JobState state) {
        return List.of(JobState.TERMINATING, JobState.COMPLETED, JobState.DELETING)
                .contains(state);
    }

    static TaskCounts counts(com.microsoft.azure.batch.protocol.models.TaskCounts counts) {
        return new TaskCounts(counts.active(), counts.running(), counts.succeeded(), counts.failed());
    }

    static TaskStatus status(CloudTask task) {
        TaskExecutionInformation execution =
                Objects.requireNonNullElseGet(task.executionInfo(), TaskExecutionInformation::new);
        boolean succeeded = TaskExecutionResult.SUCCESS.equals(execution.result());
        TaskStatus.State state =
                switch (String.valueOf(task.state())) {
                    case "completed" -> succeeded ? TaskStatus.State.SUCCEEDED : TaskStatus.State.FAILED;
                    case "running", "preparing" -> TaskStatus.State.RUNNING;
                    default -> TaskStatus.State.WAITING;
                };
        TaskFailureInformation failure = state == TaskStatus.State.FAILED ? execution.failureInfo() : null;
        return new TaskStatus(
                task.id(),
                state,
                task.stateTransitionTime() == null
                        ? 0
                        : task.stateTransitionTime().getMillis(),
                seconds(execution.startTime()),
                seconds(execution.endTime()),
                task.nodeInfo() == null ? "" : SdkTexts.id(task.nodeInfo().nodeId()),
                execution.exitCode(),
                failure == null ? "" : SdkTexts.id(failure.code()),
                failure == null
                        ? ""
                        : SdkTexts.message(failure.message())
                                .lines()
                                .findFirst()
                                .orElse(""));
    }

    private static long seconds(DateTime time) {
        return time == null ? 0 : time.getMillis() / 1000;
    }
}

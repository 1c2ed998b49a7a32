package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.azure.batch.TaskLimits;
import io.jenkins.plugins.azurerender.collect.ControlRequest;
import io.jenkins.plugins.azurerender.record.RenderBudget;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.time.Duration;

/**
 * Priority and limits of the Batch job and its tasks.
 *
 * @param requestedHours after which Batch terminates the job; null for the default, which caps reduce
 * @param priority of the job, -1000 to 1000
 * @param retries of a task after a non-zero exit code
 * @param taskMinutes after which Batch terminates a task; 0 for no limit
 * @param parallelTasks tasks that run at the same time; 0 for no limit
 * @param stopAfter frames that fail in the same way, after which the render is stopped; 0 for no limit
 * @param budget node hours and cost of the render
 */
public record JobLimits(
        Integer requestedHours,
        int priority,
        int retries,
        int taskMinutes,
        int parallelTasks,
        int stopAfter,
        RenderBudget budget)
        implements Serializable {

    static final int DEFAULT_HOURS = 24;

    private static final int MAX_HOURS = 180 * 24;
    /** By which the time limit of a running render can be extended. */
    private static final int EXTENSION_HOURS = 24;
    /** With Entra ID, SAS URLs are valid for at most seven days, which leaves this time limit. */
    private static final int MAX_HOURS_WITH_IDENTITY = 166;

    private static final int MAX_RETRIES = 100;
    private static final Duration RETENTION = Duration.ofDays(1);

    public JobLimits {
        if (requestedHours != null) {
            checkHours(requestedHours);
        }
        checkPriority(priority);
        checkRetries(retries);
        if (taskMinutes < 0) {
            throw new InvalidRequestException(
                    "taskTimeLimitMinutes is %s: use 1 or more, or 0 for no limit.".formatted(taskMinutes));
        }
        checkParallelTasks(parallelTasks);
        checkStopAfter(stopAfter);
    }

    /** @throws InvalidRequestException when Batch does not accept this time limit */
    public static void checkHours(int hours) {
        if (hours < 1 || hours > MAX_HOURS) {
            throw new InvalidRequestException("timeLimitHours is %s: use 1 to %s.".formatted(hours, MAX_HOURS));
        }
    }

    /** @throws InvalidRequestException when Batch does not accept this priority */
    public static void checkPriority(int priority) {
        ControlRequest.checkPriority(priority);
    }

    /** @throws InvalidRequestException when the number is negative or too high */
    public static void checkRetries(int retries) {
        if (retries < 0 || retries > MAX_RETRIES) {
            throw new InvalidRequestException("retries is %s: use 0 to %s.".formatted(retries, MAX_RETRIES));
        }
    }

    /** @throws InvalidRequestException when the number is negative */
    public static void checkParallelTasks(int tasks) {
        if (tasks < 0) {
            throw new InvalidRequestException(
                    "maxParallelTasks is %s: use 1 or more, or 0 for no limit.".formatted(tasks));
        }
    }

    /** @throws InvalidRequestException when the number is negative */
    public static void checkStopAfter(int frames) {
        if (frames < 0) {
            throw new InvalidRequestException("stopAfter is %s: use 1 or more, or 0 for no limit.".formatted(frames));
        }
    }

    JobLimits withHours(int other) {
        return new JobLimits(other, priority, retries, taskMinutes, parallelTasks, stopAfter, budget);
    }

    /** Returns the hours after which Batch terminates the job. */
    int hours() {
        return requestedHours == null ? DEFAULT_HOURS : requestedHours;
    }

    Duration job() {
        return Duration.ofHours(hours());
    }

    /** Returns the hours to which the time limit of the running job can be extended. */
    int maxHours() {
        int hours = hours();
        return hours > MAX_HOURS_WITH_IDENTITY
                ? hours + EXTENSION_HOURS
                : Math.min(hours + EXTENSION_HOURS, MAX_HOURS_WITH_IDENTITY);
    }

    /**
     * How long nodes can access storage: longer than the job runs, also if its time limit is extended, so that the last
     * frames can be stored. SAS URLs of a job cannot be renewed.
     */
    Duration access() {
        return Duration.ofHours(maxHours() + 1L);
    }

    TaskLimits task() {
        return new TaskLimits(retries, taskMinutes == 0 ? null : Duration.ofMinutes(taskMinutes), RETENTION);
    }
}

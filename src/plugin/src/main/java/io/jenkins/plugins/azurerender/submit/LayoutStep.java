package io.jenkins.plugins.azurerender.submit;

import hudson.Util;
import io.jenkins.plugins.azurerender.azure.batch.TaskLimits;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import org.kohsuke.stapler.DataBoundSetter;

/** How frames become tasks and how these run, as a step asks for it. */
public abstract class LayoutStep extends TaskStep {

    private static final long serialVersionUID = 1L;

    private static final Duration RETENTION = Duration.ofDays(1);
    private static final int MOST_RETRIES = 100;
    private static final int HIGHEST_PRIORITY = 1_000;

    private int chunk = 1;
    private String order;
    private String tiles;
    private int priority;
    private int retries = 1;
    private int taskTimeLimitMinutes;

    public int getChunk() {
        return chunk;
    }

    /** @param chunk frames that one task renders one after the other */
    @DataBoundSetter
    public void setChunk(int chunk) {
        this.chunk = chunk;
    }

    public String getOrder() {
        return order;
    }

    /** @param order in which tasks are handed to nodes: forward, reverse, first-middle-last, every-10; null for forward */
    @DataBoundSetter
    public void setOrder(String order) {
        this.order = Util.fixEmptyAndTrim(order);
    }

    public String getTiles() {
        return tiles;
    }

    /** @param tiles into what a frame is cut, as 2x2, each a task; null for frames in one piece */
    @DataBoundSetter
    public void setTiles(String tiles) {
        this.tiles = Util.fixEmptyAndTrim(tiles);
    }

    public int getPriority() {
        return priority;
    }

    /** @param priority -1000 to 1000: nodes of a pool take tasks of higher ones first */
    @DataBoundSetter
    public void setPriority(int priority) {
        this.priority = priority;
    }

    public int getRetries() {
        return retries;
    }

    /** @param retries how often Batch starts a task again that ended with another exit code than 0 */
    @DataBoundSetter
    public void setRetries(int retries) {
        this.retries = retries;
    }

    public int getTaskTimeLimitMinutes() {
        return taskTimeLimitMinutes;
    }

    /** @param taskTimeLimitMinutes after so many minutes Batch ends a task; 0 for no limit but the job's */
    @DataBoundSetter
    public void setTaskTimeLimitMinutes(int taskTimeLimitMinutes) {
        this.taskTimeLimitMinutes = taskTimeLimitMinutes;
    }

    /** Checks what can be checked without asking anyone. */
    final void checkLayout() {
        checkPriority(priority);
        checkRetries(retries);
        if (taskTimeLimitMinutes < 0) {
            throw new InvalidRequestException("The time limit of a task is %d minutes: give 1 or more, or 0 for none."
                    .formatted(taskTimeLimitMinutes));
        }
    }

    static void checkPriority(int priority) {
        if (Math.abs(priority) > HIGHEST_PRIORITY) {
            throw new InvalidRequestException(
                    "The priority is %d: give %d to %d.".formatted(priority, -HIGHEST_PRIORITY, HIGHEST_PRIORITY));
        }
    }

    static void checkRetries(int retries) {
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new InvalidRequestException("The retries are %d: give 0 to %d.".formatted(retries, MOST_RETRIES));
        }
    }

    final TaskLimits limits() {
        return new TaskLimits(
                retries, taskTimeLimitMinutes == 0 ? null : Duration.ofMinutes(taskTimeLimitMinutes), RETENTION);
    }
}

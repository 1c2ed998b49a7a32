package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.Page;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.Tasks;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskAddResult;
import com.microsoft.azure.batch.protocol.models.TaskAddStatus;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import io.jenkins.plugins.azurerender.azure.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Adds tasks in batches and reads them page by page. Lists of the SDK keep all pages and read one page ahead. */
final class SdkTasks {

    private static final String STATE_FIELDS = "id,state,stateTransitionTime,executionInfo,nodeInfo";

    private static final int TASKS_PER_CALL = 100;

    private final BatchClient client;
    private final BatchCalls calls;
    private final Duration limit;

    /** @param limit how long adding tasks is retried */
    SdkTasks(BatchClient client, BatchCalls calls, Duration limit) {
        this.client = client;
        this.calls = calls;
        this.limit = limit;
    }

    void changed(String jobId, long since, Consumer<List<TaskStatus>> pages) throws BatchException {
        TaskListOptions options = new TaskListOptions().withSelect(STATE_FIELDS);
        if (since > 0) {
            options.withFilter("stateTransitionTime ge DateTime'%s'".formatted(Instant.ofEpochMilli(since)));
        }
        Tasks tasks = client.protocolLayer().tasks();
        Page<CloudTask> page =
                calls.get(() -> tasks.listAsync(jobId, options).toBlocking().first());
        while (page != null) {
            pages.accept(page.items().stream().map(SdkResponses::status).toList());
            String next = page.nextPageLink();
            page = next == null
                    ? null
                    : calls.get(() -> tasks.listNextAsync(next).toBlocking().first());
        }
    }

    boolean anyLeft(String jobId) throws BatchException {
        TaskListOptions options = new TaskListOptions()
                .withSelect("id")
                .withFilter("state ne 'completed'")
                .withMaxResults(1);
        return calls.get(() -> !client.protocolLayer()
                .tasks()
                .listAsync(jobId, options)
                .toBlocking()
                .first()
                .items()
                .isEmpty());
    }

    /** Adds tasks in batches of 100; existing tasks are not changed. */
    void add(String jobId, List<TaskAddParameter> tasks) throws BatchException {
        for (int from = 0; from < tasks.size(); from += TASKS_PER_CALL) {
            addChunk(jobId, tasks.subList(from, Math.min(from + TASKS_PER_CALL, tasks.size())));
        }
    }

    /** Batch returns a result for each task: those that could not be added are sent again. */
    private void addChunk(String jobId, List<TaskAddParameter> tasks) throws BatchException {
        Map<String, TaskAddParameter> left = new LinkedHashMap<>(); // Batch starts tasks in this order
        tasks.forEach(task -> left.put(task.id(), task));
        BackOff backOff = new BackOff(limit);
        for (String code = send(jobId, left); !left.isEmpty(); code = send(jobId, left)) {
            if (!calls.get(() -> backOff.pause(null))) {
                throw new BatchException(
                        Kind.TRANSIENT,
                        code,
                        "Batch could not add %s tasks of job %s (%s).".formatted(left.size(), jobId, code),
                        null);
            }
        }
    }

    /** Removes the added tasks from {@code left}, and returns the error code of another task, or an empty string. */
    private String send(String jobId, Map<String, TaskAddParameter> left) throws BatchException {
        List<TaskAddParameter> parameters = new ArrayList<>(left.values());
        List<TaskAddResult> results = calls.get(() ->
                client.protocolLayer().tasks().addCollection(jobId, parameters).value());
        String last = "";
        for (TaskAddResult result : results) {
            String code =
                    result.error() == null ? "" : SdkTexts.id(result.error().code());
            if (result.status() == TaskAddStatus.SUCCESS || code.equals("TaskExists")) {
                left.remove(result.taskId());
            } else if (result.status() == TaskAddStatus.CLIENT_ERROR) {
                throw new BatchException(
                        Kind.REJECTED,
                        code,
                        "Batch rejected task %s: %s.".formatted(SdkTexts.id(result.taskId()), code),
                        null);
            } else {
                last = code;
            }
        }
        return last;
    }
}

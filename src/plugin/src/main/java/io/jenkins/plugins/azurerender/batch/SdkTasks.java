package io.jenkins.plugins.azurerender.batch;

import com.microsoft.azure.Page;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Tasks page by page. The SDK's own lists keep every page they ever read, and fetch one more than is looked at. */
final class SdkTasks {

    private static final String STATE = "id,state,stateTransitionTime,executionInfo,nodeInfo";

    private final BatchClient client;
    private final BatchCalls calls;

    SdkTasks(BatchClient client, BatchCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    void changed(String jobId, long since, Consumer<List<TaskStatus>> pages) throws BatchException {
        TaskListOptions options = new TaskListOptions().withSelect(STATE);
        if (since > 0) {
            options.withFilter("stateTransitionTime ge DateTime'%s'".formatted(Instant.ofEpochMilli(since)));
        }
        calls.get(() -> {
            client.protocolLayer()
                    .tasks()
                    .listAsync(jobId, options)
                    .toBlocking()
                    .forEach((Page<CloudTask> page) -> pages.accept(
                            page.items().stream().map(SdkAnswers::status).toList()));
            return null;
        });
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
}

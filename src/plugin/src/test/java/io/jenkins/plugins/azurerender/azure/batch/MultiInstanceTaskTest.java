package io.jenkins.plugins.azurerender.azure.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests for tasks on several nodes. */
@Tag("unit")
class MultiInstanceTaskTest {

    @Test
    void multiInstanceSettingsContainNodesAndCoordination() {
        TaskAddParameter task = SdkRequests.task(task(new Nodes(4, "/bin/bash -c 'x'")));
        assertEquals(4, task.multiInstanceSettings().numberOfInstances());
        assertEquals("/bin/bash -c 'x'", task.multiInstanceSettings().coordinationCommandLine());
        assertNull(SdkRequests.task(task(null)).multiInstanceSettings());
    }

    private static TaskRequest task(Nodes nodes) {
        return new TaskRequest(
                "f0001",
                "/bin/true",
                Map.of(),
                null,
                TaskFiles.to(URI.create("http://127.0.0.1:1/x"), "frames"),
                new TaskLimits(0, null, Duration.ofHours(1)),
                List.of(),
                false,
                nodes);
    }
}

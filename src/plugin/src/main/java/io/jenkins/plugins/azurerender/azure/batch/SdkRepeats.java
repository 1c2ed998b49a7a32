package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.AffinityInformation;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import com.microsoft.azure.batch.protocol.models.TaskDependencies;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Builds copies of an existing task from its definition in Batch. */
final class SdkRepeats {

    private static final int MAX_NODES = 1_000;

    private final BatchClient client;
    private final BatchCalls calls;
    private final SdkListings listings;

    SdkRepeats(BatchClient client, BatchCalls calls, SdkListings listings) {
        this.client = client;
        this.calls = calls;
        this.listings = listings;
    }

    List<TaskAddParameter> copy(String jobId, String poolId, String taskId, URI output, List<TaskRepeat> repeats)
            throws BatchException {
        CloudTask original = calls.get(() -> client.taskOperations().getTask(jobId, taskId));
        boolean avoidsNode = poolId != null
                && repeats.stream().anyMatch(repeat -> !repeat.avoid().isEmpty());
        List<ComputeNode> nodes = avoidsNode ? usableNodes(poolId) : List.of();
        return repeats.stream()
                .map(repeat -> copy(original, repeat, output, nodes))
                .toList();
    }

    private List<ComputeNode> usableNodes(String poolId) throws BatchException {
        List<ComputeNode> nodes = new ArrayList<>();
        calls.find(() -> {
            listings.nodes(poolId, "state eq 'idle' or state eq 'running'", "id,affinityId", node -> {
                nodes.add(node);
                return nodes.size() < MAX_NODES;
            });
            return poolId;
        });
        return nodes;
    }

    private static TaskAddParameter copy(CloudTask original, TaskRepeat repeat, URI output, List<ComputeNode> nodes) {
        return new TaskAddParameter()
                .withId(repeat.id())
                .withCommandLine(original.commandLine())
                .withContainerSettings(original.containerSettings())
                .withUserIdentity(original.userIdentity())
                .withResourceFiles(repeat.gate() ? null : original.resourceFiles())
                .withApplicationPackageReferences(original.applicationPackageReferences())
                .withRequiredSlots(original.requiredSlots())
                .withEnvironmentSettings(environment(original, repeat))
                .withOutputFiles(outputs(original, repeat, output))
                .withAffinityInfo(affinity(repeat, nodes))
                .withDependsOn(repeat.after().isEmpty() ? null : new TaskDependencies().withTaskIds(repeat.after()))
                .withExitConditions(repeat.gate() ? SdkRequests.satisfyDependents() : original.exitConditions())
                .withMultiInstanceSettings(repeat.gate() ? null : original.multiInstanceSettings())
                .withConstraints(new TaskConstraints()
                        .withMaxTaskRetryCount(0)
                        .withMaxWallClockTime(original.constraints().maxWallClockTime())
                        .withRetentionTime(original.constraints().retentionTime()));
    }

    /** Returns a preference for another node; Batch ignores it if that node is busy. */
    private static AffinityInformation affinity(TaskRepeat repeat, List<ComputeNode> nodes) {
        List<ComputeNode> others = nodes.stream()
                .filter(node -> !node.id().equals(repeat.avoid()) && node.affinityId() != null)
                .toList();
        if (repeat.avoid().isEmpty() || others.isEmpty()) {
            return null;
        }
        ComputeNode other = others.get(Math.floorMod(repeat.id().hashCode(), others.size()));
        return new AffinityInformation().withAffinityId(other.affinityId());
    }

    private static List<EnvironmentSetting> environment(CloudTask original, TaskRepeat repeat) {
        Map<String, String> environment = new TreeMap<>();
        for (EnvironmentSetting setting :
                Objects.requireNonNullElse(original.environmentSettings(), List.<EnvironmentSetting>of())) {
            environment.put(setting.name(), setting.value());
        }
        environment.putAll(repeat.environment());
        return SdkRequests.environment(environment);
    }

    /** Returns the destinations of the original task, with a separate folder for logs. */
    private static List<OutputFile> outputs(CloudTask original, TaskRepeat repeat, URI sasUrl) {
        List<OutputFile> outputs = new ArrayList<>();
        for (OutputFile output : Objects.requireNonNullElse(original.outputFiles(), List.<OutputFile>of())) {
            OutputFileBlobContainerDestination to = output.destination().container();
            String path = to.path();
            outputs.add(new OutputFile()
                    .withFilePattern(output.filePattern())
                    .withUploadOptions(output.uploadOptions())
                    .withDestination(new OutputFileDestination()
                            .withContainer(new OutputFileBlobContainerDestination()
                                    .withContainerUrl(
                                            to.identityReference() == null ? sasUrl.toString() : to.containerUrl())
                                    .withIdentityReference(to.identityReference())
                                    .withPath(
                                            (TaskRequest.LOG_FOLDER + "/" + original.id()).equals(path)
                                                    ? TaskRequest.LOG_FOLDER + "/" + repeat.id()
                                                    : path))));
        }
        return outputs;
    }
}

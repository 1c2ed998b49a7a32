package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.DetailLevel;
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

/** Tasks like one that is there already: what it was made of is asked of Batch, and nothing of it kept by us. */
final class SdkRepeats {

    private final BatchClient client;
    private final BatchCalls calls;

    SdkRepeats(BatchClient client, BatchCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    List<TaskAddParameter> like(String jobId, String poolId, String taskId, URI output, List<TaskRepeat> repeats)
            throws BatchException {
        CloudTask model = calls.get(() -> client.taskOperations().getTask(jobId, taskId));
        boolean choosy = poolId != null
                && repeats.stream().anyMatch(repeat -> !repeat.avoid().isEmpty());
        List<ComputeNode> nodes = choosy ? usableNodes(poolId) : List.of();
        return repeats.stream()
                .map(repeat -> like(model, repeat, output, nodes))
                .toList();
    }

    private List<ComputeNode> usableNodes(String poolId) throws BatchException {
        DetailLevel places = new DetailLevel.Builder()
                .withFilterClause("state eq 'idle' or state eq 'running'")
                .withSelectClause("id,affinityId")
                .build();
        return calls.find(() -> List.copyOf(client.computeNodeOperations().listComputeNodes(poolId, places)))
                .orElse(List.of());
    }

    private static TaskAddParameter like(CloudTask model, TaskRepeat repeat, URI output, List<ComputeNode> nodes) {
        return new TaskAddParameter()
                .withId(repeat.id())
                .withCommandLine(model.commandLine())
                .withContainerSettings(model.containerSettings())
                .withUserIdentity(model.userIdentity())
                .withResourceFiles(model.resourceFiles())
                .withApplicationPackageReferences(model.applicationPackageReferences())
                .withRequiredSlots(model.requiredSlots())
                .withEnvironmentSettings(environment(model, repeat))
                .withOutputFiles(outputs(model, repeat, output))
                .withAffinityInfo(elsewhere(repeat, nodes))
                .withDependsOn(repeat.after().isEmpty() ? null : new TaskDependencies().withTaskIds(repeat.after()))
                .withExitConditions(model.exitConditions())
                .withMultiInstanceSettings(model.multiInstanceSettings())
                .withConstraints(new TaskConstraints()
                        .withMaxTaskRetryCount(0)
                        .withMaxWallClockTime(model.constraints().maxWallClockTime())
                        .withRetentionTime(model.constraints().retentionTime()));
    }

    /** A wish, not a condition: when that node is busy the service takes another one. */
    private static AffinityInformation elsewhere(TaskRepeat repeat, List<ComputeNode> nodes) {
        List<ComputeNode> others = nodes.stream()
                .filter(node -> !node.id().equals(repeat.avoid()) && node.affinityId() != null)
                .toList();
        if (repeat.avoid().isEmpty() || others.isEmpty()) {
            return null;
        }
        ComputeNode other = others.get(Math.floorMod(repeat.id().hashCode(), others.size()));
        return new AffinityInformation().withAffinityId(other.affinityId());
    }

    private static List<EnvironmentSetting> environment(CloudTask model, TaskRepeat repeat) {
        Map<String, String> environment = new TreeMap<>();
        for (EnvironmentSetting setting :
                Objects.requireNonNullElse(model.environmentSettings(), List.<EnvironmentSetting>of())) {
            environment.put(setting.name(), setting.value());
        }
        environment.putAll(repeat.environment());
        return SdkRequests.environment(environment);
    }

    /** To where the other's went, but logs into a folder of its own. */
    private static List<OutputFile> outputs(CloudTask model, TaskRepeat repeat, URI link) {
        List<OutputFile> outputs = new ArrayList<>();
        for (OutputFile output : Objects.requireNonNullElse(model.outputFiles(), List.<OutputFile>of())) {
            OutputFileBlobContainerDestination to = output.destination().container();
            String path = to.path();
            outputs.add(new OutputFile()
                    .withFilePattern(output.filePattern())
                    .withUploadOptions(output.uploadOptions())
                    .withDestination(new OutputFileDestination()
                            .withContainer(new OutputFileBlobContainerDestination()
                                    .withContainerUrl(
                                            to.identityReference() == null ? link.toString() : to.containerUrl())
                                    .withIdentityReference(to.identityReference())
                                    .withPath(
                                            (TaskRequest.LOG_FOLDER + "/" + model.id()).equals(path)
                                                    ? TaskRequest.LOG_FOLDER + "/" + repeat.id()
                                                    : path))));
        }
        return outputs;
    }
}

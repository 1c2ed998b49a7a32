package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.ApplicationPackageReference;
import com.microsoft.azure.batch.protocol.models.AutoPoolSpecification;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ContainerConfiguration;
import com.microsoft.azure.batch.protocol.models.ContainerType;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolLifetimeOption;
import com.microsoft.azure.batch.protocol.models.PoolSpecification;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.util.ArrayList;
import java.util.List;

/** Converts pool configurations to and from types of the Batch SDK. */
final class SdkPools {

    private SdkPools() {}

    static PoolAddParameter add(PoolRequest request) {
        PoolSpecification pool = specification(request);
        return new PoolAddParameter()
                .withId(request.id())
                .withVmSize(pool.vmSize())
                .withVirtualMachineConfiguration(pool.virtualMachineConfiguration())
                .withTargetDedicatedNodes(pool.targetDedicatedNodes())
                .withTargetLowPriorityNodes(pool.targetLowPriorityNodes())
                .withEnableAutoScale(pool.enableAutoScale())
                .withAutoScaleFormula(pool.autoScaleFormula())
                .withAutoScaleEvaluationInterval(pool.autoScaleEvaluationInterval())
                .withTaskSlotsPerNode(pool.taskSlotsPerNode())
                .withEnableInterNodeCommunication(pool.enableInterNodeCommunication())
                .withApplicationPackageReferences(pool.applicationPackageReferences())
                .withStartTask(pool.startTask())
                .withNetworkConfiguration(pool.networkConfiguration())
                .withMountConfiguration(pool.mountConfiguration())
                .withMetadata(pool.metadata());
    }

    /** Returns the specification of an auto pool, which exists as long as its job. */
    static AutoPoolSpecification automatic(PoolRequest request) {
        return new AutoPoolSpecification()
                .withAutoPoolIdPrefix(request.id())
                .withPoolLifetimeOption(PoolLifetimeOption.JOB)
                .withKeepAlive(false)
                .withPool(specification(request));
    }

    private static PoolSpecification specification(PoolRequest request) {
        PoolSetup setup = request.setup();
        PoolSpecification pool = new PoolSpecification()
                .withVmSize(request.vmSize())
                .withVirtualMachineConfiguration(machine(request.image(), setup))
                .withTaskSlotsPerNode(request.taskSlotsPerNode())
                .withEnableInterNodeCommunication(setup.interNodeCommunication())
                .withApplicationPackageReferences(applications(setup))
                .withMetadata(SdkRequests.metadata(request.tags()));
        SdkAutoscale.set(pool, request);
        if (!setup.mounts().isEmpty()
                && !SdkStartTasks.isWindows(request.image().nodeAgent())) {
            pool.withMountConfiguration(SdkMounts.configurations(setup.mounts()));
        }
        pool.withStartTask(SdkStartTasks.task(setup, request.image().nodeAgent()));
        pool.withNetworkConfiguration(SdkNetworks.network(
                setup, SdkStartTasks.isWindows(request.image().nodeAgent())));
        return pool;
    }

    private static VirtualMachineConfiguration machine(PoolImage image, PoolSetup setup) {
        VirtualMachineConfiguration machine = new VirtualMachineConfiguration()
                .withImageReference(SdkImages.image(image))
                .withNodeAgentSKUId(image.nodeAgent());
        if (!setup.containers().isEmpty()) {
            machine.withContainerConfiguration(new ContainerConfiguration()
                    .withType(ContainerType.DOCKER_COMPATIBLE)
                    .withContainerImageNames(new ArrayList<>(setup.containers())));
        }
        return machine;
    }

    private static List<ApplicationPackageReference> applications(PoolSetup setup) {
        return setup.applications().stream()
                .map(one -> new ApplicationPackageReference()
                        .withApplicationId(one.application())
                        .withVersion(one.version()))
                .toList();
    }

    /** Returns the configuration of an existing pool. */
    static PoolSetup setup(CloudPool pool) {
        ContainerConfiguration containers = pool.virtualMachineConfiguration() == null
                ? null
                : pool.virtualMachineConfiguration().containerConfiguration();
        List<ApplicationPackage> applications = pool.applicationPackageReferences() == null
                ? List.of()
                : pool.applicationPackageReferences().stream()
                        .map(one -> new ApplicationPackage(one.applicationId(), one.version()))
                        .toList();
        return new PoolSetup(
                containers == null || containers.containerImageNames() == null
                        ? List.of()
                        : containers.containerImageNames(),
                containers != null,
                SdkStartTasks.task(pool.startTask()),
                applications,
                SdkMounts.mounts(pool),
                Boolean.TRUE.equals(pool.enableInterNodeCommunication()),
                SdkNetworks.subnet(pool),
                SdkNetworks.remoteAccessFrom(pool));
    }
}

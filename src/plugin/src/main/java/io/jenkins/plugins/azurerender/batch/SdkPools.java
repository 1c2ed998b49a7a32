package io.jenkins.plugins.azurerender.batch;

import com.microsoft.azure.batch.protocol.models.ApplicationPackageReference;
import com.microsoft.azure.batch.protocol.models.AutoPoolSpecification;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ContainerConfiguration;
import com.microsoft.azure.batch.protocol.models.ContainerType;
import com.microsoft.azure.batch.protocol.models.ElevationLevel;
import com.microsoft.azure.batch.protocol.models.NetworkConfiguration;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolLifetimeOption;
import com.microsoft.azure.batch.protocol.models.PoolSpecification;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a pool is made of, from and to the words of the Batch SDK. */
final class SdkPools {

    /** The script comes through the environment, so that nothing in it can end the shell's own line. */
    private static final String SCRIPT = "RENDER_START_TASK";

    private static final String BASH = "/bin/bash -c 'exec /bin/bash -euc \"$" + SCRIPT + "\"'";
    private static final String POWERSHELL =
            "powershell.exe -NoProfile -NonInteractive -Command \"$ErrorActionPreference = 'Stop'; Invoke-Expression $env:"
                    + SCRIPT + "\"";
    private static final int START_TASK_RETRIES = 1;

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
                .withMetadata(pool.metadata());
    }

    /** A pool that lives exactly as long as the job it is asked for with. */
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
        if (setup.startTask() != null) {
            pool.withStartTask(startTask(setup.startTask(), request.image().nodeAgent()));
        }
        if (setup.subnet() != null) {
            pool.withNetworkConfiguration(new NetworkConfiguration().withSubnetId(setup.subnet()));
        }
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

    private static com.microsoft.azure.batch.protocol.models.StartTask startTask(StartTask task, String nodeAgent) {
        boolean windows = nodeAgent.toLowerCase(Locale.ROOT).startsWith("batch.node.windows");
        return new com.microsoft.azure.batch.protocol.models.StartTask()
                .withCommandLine(windows ? POWERSHELL : BASH)
                .withEnvironmentSettings(SdkRequests.environment(Map.of(SCRIPT, task.script())))
                .withUserIdentity(
                        SdkRequests.poolUser(task.elevated() ? ElevationLevel.ADMIN : ElevationLevel.NON_ADMIN))
                .withMaxTaskRetryCount(START_TASK_RETRIES)
                .withWaitForSuccess(true);
    }

    /** As the service tells it. */
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
                startTask(pool.startTask()),
                applications,
                Boolean.TRUE.equals(pool.enableInterNodeCommunication()),
                pool.networkConfiguration() == null
                        ? null
                        : pool.networkConfiguration().subnetId());
    }

    /** One that others made has its command line in place of a script. */
    private static StartTask startTask(com.microsoft.azure.batch.protocol.models.StartTask task) {
        if (task == null) {
            return null;
        }
        String script = task.environmentSettings() == null
                ? task.commandLine()
                : task.environmentSettings().stream()
                        .filter(setting -> setting.name().equals(SCRIPT))
                        .map(setting -> setting.value())
                        .findFirst()
                        .orElse(task.commandLine());
        boolean elevated = task.userIdentity() != null
                && task.userIdentity().autoUser() != null
                && ElevationLevel.ADMIN.equals(task.userIdentity().autoUser().elevationLevel());
        return new StartTask(script, elevated);
    }
}

package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.InboundEndpointProtocol;
import com.microsoft.azure.batch.protocol.models.InboundNATPool;
import com.microsoft.azure.batch.protocol.models.NetworkConfiguration;
import com.microsoft.azure.batch.protocol.models.NetworkSecurityGroupRule;
import com.microsoft.azure.batch.protocol.models.NetworkSecurityGroupRuleAccess;
import com.microsoft.azure.batch.protocol.models.PoolEndpointConfiguration;
import java.util.List;
import java.util.Objects;

/** Converts subnet and remote access to and from types of the Batch SDK. */
final class SdkNetworks {

    private static final int SSH = 22;
    private static final int RDP = 3389;

    /** Each node uses one port. Batch reserves 50000 to 55000. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 24_999;

    private SdkNetworks() {}

    /** Returns null without subnet and remote access: then remote access is not possible. */
    static NetworkConfiguration network(PoolSetup setup, boolean windows) {
        if (setup.subnet() == null && setup.remoteAccessFrom() == null) {
            return null;
        }
        NetworkConfiguration network = new NetworkConfiguration().withSubnetId(setup.subnet());
        if (setup.remoteAccessFrom() != null) {
            network.withEndpointConfiguration(new PoolEndpointConfiguration()
                    .withInboundNATPools(List.of(new InboundNATPool()
                            .withName(windows ? "rdp" : "ssh")
                            .withProtocol(InboundEndpointProtocol.TCP)
                            .withBackendPort(windows ? RDP : SSH)
                            .withFrontendPortRangeStart(FIRST_PORT)
                            .withFrontendPortRangeEnd(LAST_PORT)
                            .withNetworkSecurityGroupRules(List.of(
                                    rule(150, NetworkSecurityGroupRuleAccess.ALLOW, setup.remoteAccessFrom()),
                                    rule(160, NetworkSecurityGroupRuleAccess.DENY, "*"))))));
        }
        return network;
    }

    private static NetworkSecurityGroupRule rule(int priority, NetworkSecurityGroupRuleAccess access, String source) {
        return new NetworkSecurityGroupRule()
                .withPriority(priority)
                .withAccess(access)
                .withSourceAddressPrefix(source);
    }

    static String subnet(CloudPool pool) {
        return pool.networkConfiguration() == null
                ? null
                : pool.networkConfiguration().subnetId();
    }

    /** Returns from where remote access is allowed, or null. */
    static String remoteAccessFrom(CloudPool pool) {
        NetworkConfiguration network = pool.networkConfiguration();
        if (network == null
                || network.endpointConfiguration() == null
                || network.endpointConfiguration().inboundNATPools() == null) {
            return null;
        }
        return network.endpointConfiguration().inboundNATPools().stream()
                .filter(nat -> nat.backendPort() == SSH || nat.backendPort() == RDP)
                .flatMap(nat ->
                        Objects.requireNonNullElse(nat.networkSecurityGroupRules(), List.<NetworkSecurityGroupRule>of())
                                .stream())
                .filter(rule -> NetworkSecurityGroupRuleAccess.ALLOW.equals(rule.access()))
                .map(NetworkSecurityGroupRule::sourceAddressPrefix)
                .findFirst()
                .orElse(null);
    }
}

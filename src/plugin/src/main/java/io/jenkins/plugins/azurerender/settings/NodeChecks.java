package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.azure.batch.ApplicationPackage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks for the configuration of nodes. */
final class NodeChecks {

    private static final Pattern APPLICATION = Pattern.compile("([A-Za-z0-9_-]{1,64})(?::([A-Za-z0-9._-]{1,64}))?");
    private static final Pattern ADDRESSES = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}(/([89]|[12]\\d|3[0-2]))?");

    private static final Pattern SUBNET = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Network/virtualNetworks/[^/]+/subnets/[^/]+",
            Pattern.CASE_INSENSITIVE);
    private static final int MAX_APPLICATIONS = 10;
    private static final int MAX_CONNECTED_NODES = 100;

    private NodeChecks() {}

    /**
     * @param texts each {@code application:version}, or {@code application} for the default version
     * @throws InvalidRequestException if one is invalid, or there are too many
     */
    static List<ApplicationPackage> applications(List<String> texts) {
        if (texts.size() > MAX_APPLICATIONS) {
            throw new InvalidRequestException("The pool has %s applications: Azure Batch allows at most %s."
                    .formatted(texts.size(), MAX_APPLICATIONS));
        }
        return texts.stream().map(NodeChecks::application).toList();
    }

    private static ApplicationPackage application(String text) {
        Matcher matcher = APPLICATION.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidRequestException(
                    "'%s' is not a valid application package: use application:version, such as blender:4.5."
                            .formatted(text));
        }
        return new ApplicationPackage(matcher.group(1), matcher.group(2));
    }

    /** @throws InvalidRequestException if it is not null and not the resource ID of a subnet */
    static void checkSubnet(String subnet) {
        if (subnet != null && !SUBNET.matcher(subnet).matches()) {
            throw new InvalidRequestException(
                    "'%s' is not the resource ID of a subnet: use /subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>."
                            .formatted(subnet));
        }
    }

    /** @throws InvalidRequestException if it is not null and not an IP address or a range of at most /8 */
    static void checkRemoteAccess(String from) {
        if (from != null && !ADDRESSES.matcher(from).matches()) {
            throw new InvalidRequestException(
                    "remoteAccessFrom is '%s': use an IP address or a range no wider than /8, such as 203.0.113.7 or 203.0.113.0/24."
                            .formatted(from));
        }
    }

    /**
     * @param allowed whether jobs are allowed to run start tasks as administrator
     * @throws InvalidRequestException if elevated without a start task, or without being allowed
     */
    static void checkStartTask(String startTask, boolean elevated, boolean allowed) {
        if (elevated && startTask == null) {
            throw new InvalidRequestException("elevatedStartTask is set without startTask: set both or neither.");
        }
        if (elevated && !allowed) {
            throw new InvalidRequestException(
                    "elevatedStartTask is not allowed on this controller: remove it, or ask an administrator to allow it under Manage Jenkins, System, Azure Render.");
        }
    }

    /** @throws InvalidRequestException if there are too many nodes for inter-node communication */
    static void checkConnected(boolean interNodeCommunication, int nodes) {
        if (interNodeCommunication && nodes > MAX_CONNECTED_NODES) {
            throw new InvalidRequestException(
                    "The pool has %s nodes: with interNodeCommunication, Azure Batch allows at most %s."
                            .formatted(nodes, MAX_CONNECTED_NODES));
        }
    }
}

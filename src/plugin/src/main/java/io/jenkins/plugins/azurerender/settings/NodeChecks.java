package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.azure.batch.ApplicationPackage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nodes are given before they take tasks, as users write it. */
public final class NodeChecks {

    private static final Pattern APPLICATION = Pattern.compile("([A-Za-z0-9_-]{1,64})(?::([A-Za-z0-9._-]{1,64}))?");
    private static final Pattern ADDRESSES = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}(/([89]|[12]\\d|3[0-2]))?");

    private static final Pattern SUBNET = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Network/virtualNetworks/[^/]+/subnets/[^/]+",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_APPLICATIONS = 10;
    private static final int MOST_CONNECTED = 100;

    private NodeChecks() {}

    /**
     * @param texts each {@code application:version}, or an application alone for the account's default version
     * @throws InvalidRequestException when one is neither, or there are too many
     */
    public static List<ApplicationPackage> applications(List<String> texts) {
        if (texts.size() > MOST_APPLICATIONS) {
            throw new InvalidRequestException("The pool asks for %d applications: Azure Batch takes %d at most."
                    .formatted(texts.size(), MOST_APPLICATIONS));
        }
        return texts.stream().map(NodeChecks::application).toList();
    }

    private static ApplicationPackage application(String text) {
        Matcher matcher = APPLICATION.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidRequestException(
                    "The application '%s' is no name of a package: give application:version, such as blender:4.5."
                            .formatted(text));
        }
        return new ApplicationPackage(matcher.group(1), matcher.group(2));
    }

    /** @throws InvalidRequestException when it is given and no id of a subnet */
    public static void checkSubnet(String subnet) {
        if (subnet != null && !SUBNET.matcher(subnet).matches()) {
            throw new InvalidRequestException(
                    "The subnet '%s' is no id of a subnet: give /subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>."
                            .formatted(subnet));
        }
    }

    /** @throws InvalidRequestException when it is given and lets in all the world, or is no address */
    public static void checkRemoteAccess(String from) {
        if (from != null && !ADDRESSES.matcher(from).matches()) {
            throw new InvalidRequestException(
                    "remoteAccessFrom is '%s': give the address that people log in to nodes from, or a range of them no wider than /8, such as 203.0.113.7 or 203.0.113.0/24."
                            .formatted(from));
        }
    }

    /**
     * @param allowed whether the administrator lets jobs run start tasks as administrator of a node
     * @throws InvalidRequestException when that is asked for and not allowed, or nothing is there to run
     */
    public static void checkStartTask(String startTask, boolean elevated, boolean allowed) {
        if (elevated && startTask == null) {
            throw new InvalidRequestException("elevatedStartTask is set without a startTask: set both or none.");
        }
        if (elevated && !allowed) {
            throw new InvalidRequestException(
                    "Start tasks may not run as administrator of a node here: leave elevatedStartTask out, or ask an administrator to allow it under Manage Jenkins, System, Azure Render.");
        }
    }

    /** @throws InvalidRequestException when more nodes shall talk to each other than Azure Batch connects */
    public static void checkConnected(boolean interNodeCommunication, int nodes) {
        if (interNodeCommunication && nodes > MOST_CONNECTED) {
            throw new InvalidRequestException(
                    "The pool asks for %d nodes that talk to each other: Azure Batch connects %d at most."
                            .formatted(nodes, MOST_CONNECTED));
        }
    }
}

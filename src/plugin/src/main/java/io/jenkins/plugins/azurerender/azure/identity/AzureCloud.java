package io.jenkins.plugins.azurerender.azure.identity;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * The separate clouds of Azure: each has its own hosts for sign-in and Batch (Azure documentation, "Compare Azure
 * Government and global Azure" and "Azure China developer guide").
 */
public enum AzureCloud {
    PUBLIC("https://login.microsoftonline.com/", "batch.azure.com", "https://batch.core.windows.net"),
    US_GOVERNMENT(
            "https://login.microsoftonline.us/", "batch.usgovcloudapi.net", "https://batch.core.usgovcloudapi.net"),
    CHINA("https://login.chinacloudapi.cn/", "batch.chinacloudapi.cn", "https://batch.chinacloudapi.cn");

    /** The audience of storage tokens, the same in all clouds. */
    public static final String STORAGE_AUDIENCE = "https://storage.azure.com";

    private final String authority;
    private final String batchHosts;
    private final String batchAudience;

    AzureCloud(String authority, String batchHosts, String batchAudience) {
        this.authority = authority;
        this.batchHosts = batchHosts;
        this.batchAudience = batchAudience;
    }

    /** Returns the cloud of a Batch account; the public one if the host does not belong to Azure. */
    public static AzureCloud of(URI batchUrl) {
        String host = batchUrl.getHost() == null ? "" : batchUrl.getHost().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(cloud -> host.endsWith("." + cloud.batchHosts))
                .findFirst()
                .orElse(PUBLIC);
    }

    String authority() {
        return authority;
    }

    /** Returns the audience of tokens for Batch. */
    public String batchAudience() {
        return batchAudience;
    }
}

package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Starts a local cloud from the command line and keeps it until the process is ended, by Ctrl-C for example. */
public final class Main {
    private Main() {}

    /** Takes the folder to keep files in, or nothing for a new temporary one. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            LocalCloud cloud = arguments.length == 0 ? LocalCloud.start() : LocalCloud.start(Path.of(arguments[0]));
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "local-cloud-stop"));
            describe(cloud, System.out);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Thread.currentThread().join();
    }

    /** Prints the addresses and keys as shell variables that the official clients read. */
    static void describe(LocalCloud cloud, PrintStream output) {
        Stream.of(
                        "# A Batch account and a storage account run on this machine until this process ends (Ctrl-C).",
                        "# For the Azure CLI and the SDKs, paste into another shell:",
                        "export AZURE_BATCH_ACCOUNT='" + cloud.batchAccount() + "'",
                        "export AZURE_BATCH_ENDPOINT='" + cloud.batchUrl() + "'",
                        "export AZURE_BATCH_ACCESS_KEY='" + cloud.batchKey() + "'",
                        "export AZURE_STORAGE_CONNECTION_STRING='DefaultEndpointsProtocol=http;AccountName="
                                + cloud.storageAccount() + ";AccountKey=" + cloud.storageKey() + ";BlobEndpoint="
                                + cloud.blobEndpoint() + ";'",
                        "# For a render account in Jenkins: Batch URL " + cloud.batchUrl() + ", storage endpoint "
                                + cloud.blobEndpoint() + ", and one credential for each of the two keys.")
                .forEach(output::println);
        output.flush();
    }
}

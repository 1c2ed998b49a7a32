package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Starts a local cloud from the command line and runs it until the process is ended, for example by Ctrl-C. */
public final class Main {
    private Main() {}

    /** Argument: the folder for files; a new temporary folder by default. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            LocalCloud cloud = arguments.length == 0
                    ? LocalCloud.startWithBlender()
                    : LocalCloud.startWithBlender(Path.of(arguments[0]));
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "local-cloud-stop"));
            describe(cloud, System.out);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Thread.currentThread().join();
    }

    /** Prints the endpoints and keys as environment variables of the official clients. */
    static void describe(LocalCloud cloud, PrintStream output) {
        Stream.of(
                        "# A Batch account and a storage account are running on this machine. Press Ctrl-C to stop.",
                        "# For the Azure CLI and the SDKs, paste these lines into another shell:",
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

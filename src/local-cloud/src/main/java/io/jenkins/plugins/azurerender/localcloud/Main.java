package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts a local cloud from the command line and keeps it until the process is ended, by Ctrl-C for example. */
public final class Main {
    private Main() {}

    /** Takes the folder to keep files in, or nothing for a new temporary one. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Path folder = arguments.length == 0 ? Files.createTempDirectory("cloud") : Path.of(arguments[0]);
            LocalCloud cloud = LocalCloud.start(folder);
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
        output.printf(
                """
                # A Batch account and a storage account run on this machine until this process ends (Ctrl-C).
                # For the Azure CLI and the SDKs, paste into another shell:
                export AZURE_BATCH_ACCOUNT='%s'
                export AZURE_BATCH_ENDPOINT='%s'
                export AZURE_BATCH_ACCESS_KEY='%s'
                export AZURE_STORAGE_CONNECTION_STRING='DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=%s;'
                # For a render account in Jenkins: Batch URL %2$s, storage endpoint %6$s,
                # and one credential for each of the two keys.
                """,
                cloud.batchAccount(),
                cloud.batchUrl(),
                cloud.batchKey(),
                cloud.storageAccount(),
                cloud.storageKey(),
                cloud.blobEndpoint());
        output.flush();
    }
}

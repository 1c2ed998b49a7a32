package io.jenkins.plugins.azurerender.localcloud;

import java.nio.file.Path;

/** A process that starts Azurite, prints its process id, and waits to be killed. */
final class AzuriteHolder {
    private AzuriteHolder() {}

    public static void main(String[] arguments) throws Exception {
        Azurite azurite = Azurite.start(Path.of(arguments[0]));
        System.out.println(azurite.process().pid());
        Thread.currentThread().join();
    }
}

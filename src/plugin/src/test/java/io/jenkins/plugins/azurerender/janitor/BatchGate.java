package io.jenkins.plugins.azurerender.janitor;

import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Delays all Batch requests of the first render account while it is shut. It is shut at the beginning. */
final class BatchGate implements AutoCloseable {

    private final GatedProxy proxy;
    private volatile CountDownLatch gate;

    BatchGate(LocalCloud cloud) throws IOException {
        shut();
        proxy = new GatedProxy(cloud.batchUrl(), request -> {
            awaitOpen();
            return false;
        });
        AzureRenderConfiguration.get()
                .getAccounts()
                .get(0)
                .setBatchUrl(proxy.url().toString());
    }

    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    private void awaitOpen() {
        try {
            gate.await();
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open();
        proxy.close();
    }
}

package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Resolves parameters of type {@link LocalCloud} in JUnit tests: one cloud for all test classes of a JVM, started on
 * first use. Tests must use distinct names for pools, jobs and containers.
 */
public final class LocalCloudExtension implements ParameterResolver {

    /** Initialized on first use. Not in a JUnit store: Surefire gives each class a store if it runs several JVMs. */
    private static final class Holder {
        static final LocalCloud CLOUD = start();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalCloud.class;
    }

    @Override
    public LocalCloud resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Holder.CLOUD;
    }

    private static LocalCloud start() {
        try {
            LocalCloud cloud = LocalCloud.start();
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
            return cloud;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the local cloud started", e);
        }
    }
}

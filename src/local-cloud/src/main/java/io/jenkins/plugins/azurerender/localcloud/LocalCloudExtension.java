package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Resolves parameters of type {@link LocalCloud} in JUnit tests: one cloud for all test classes of a JVM, started on
 * first use. Tests must use distinct names for pools, jobs and containers.
 */
public final class LocalCloudExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalCloud.class;
    }

    @Override
    public LocalCloud resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(LocalCloudExtension.class))
                .getOrComputeIfAbsent(LocalCloud.class, type -> start(), LocalCloud.class);
    }

    /** The store closes the cloud at the end of the run. */
    private static LocalCloud start() {
        try {
            return LocalCloud.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the local cloud started", e);
        }
    }
}

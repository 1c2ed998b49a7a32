package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests their parameters of type {@link LocalCloud}: one cloud for all classes of a test run, started when
 * it is first asked for, so tests use names of their own for pools, jobs and containers.
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

    /** The store closes it at the end of the run. */
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

package io.jenkins.plugins.azurerender.standin.spi;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the engine on the class path. */
public final class EngineLoader {
    private static final Optional<Engine> ENGINE = ServiceLoader.load(Engine.class, EngineLoader.class.getClassLoader())
            .findFirst();

    private EngineLoader() {}

    /** Returns the engine; empty when only the types of this module are on the class path. */
    public static Optional<Engine> find() {
        return ENGINE;
    }

    /**
     * Returns the engine.
     *
     * @throws IllegalStateException when there is none on the class path
     */
    public static Engine get() {
        return find().orElseThrow(
                        () -> new IllegalStateException("No engine found: add jenkins-engine to the class path."));
    }
}

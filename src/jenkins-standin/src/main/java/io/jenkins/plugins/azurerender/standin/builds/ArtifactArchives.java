package io.jenkins.plugins.azurerender.standin.builds;

import hudson.model.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.StandardArtifactManager;

/** Selects and reads the artifact managers of builds. */
public final class ArtifactArchives {
    private ArtifactArchives() {}

    /** Returns the manager of the first configured factory that accepts the build, else the standard one. */
    public static ArtifactManager choose(Run<?, ?> build) {
        for (ArtifactManagerFactory factory : ArtifactManagerConfiguration.get().getArtifactManagerFactories()) {
            ArtifactManager manager = factory.managerFor(build);
            if (manager != null) {
                return manager;
            }
        }
        return standard(build);
    }

    /** Returns the standard manager. */
    public static ArtifactManager standard(Run<?, ?> build) {
        return new StandardArtifactManager(build);
    }

    /** Returns the sorted paths in the archive. */
    public static List<String> list(ArtifactManager manager) {
        try {
            Collection<String> paths = manager.root().list("**", null, false);
            return paths.stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

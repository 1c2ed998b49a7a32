package jenkins.model;

import hudson.model.Descriptor;

/** Describes an artifact manager factory. */
public abstract class ArtifactManagerFactoryDescriptor extends Descriptor<ArtifactManagerFactory> {}

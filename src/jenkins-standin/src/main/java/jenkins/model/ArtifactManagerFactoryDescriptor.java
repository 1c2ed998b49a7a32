package jenkins.model;

import hudson.model.Descriptor;

/** Stands for jenkins.model.ArtifactManagerFactoryDescriptor. */
public abstract class ArtifactManagerFactoryDescriptor extends Descriptor<ArtifactManagerFactory> {}

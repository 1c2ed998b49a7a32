package com.cloudbees.plugins.credentials.domains;

/** Stands for com.cloudbees.plugins.credentials.domains.DomainRequirement of Jenkins 2.479.3. */
public class DomainRequirement implements hudson.ExtensionPoint, java.io.Serializable {
    public DomainRequirement() {}
}

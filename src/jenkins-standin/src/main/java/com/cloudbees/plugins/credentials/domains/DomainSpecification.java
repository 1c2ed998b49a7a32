package com.cloudbees.plugins.credentials.domains;

/** Stands for com.cloudbees.plugins.credentials.domains.DomainSpecification of Jenkins 2.479.3. */
public abstract class DomainSpecification
        extends hudson.model.AbstractDescribableImpl<com.cloudbees.plugins.credentials.domains.DomainSpecification>
        implements hudson.ExtensionPoint, java.io.Serializable {
    public DomainSpecification() {}

    public abstract com.cloudbees.plugins.credentials.domains.DomainSpecification.Result test(
            com.cloudbees.plugins.credentials.domains.DomainRequirement domainRequirement);
    /** Stands for com.cloudbees.plugins.credentials.domains.DomainSpecification.Result of Jenkins 2.479.3. */
    public enum Result {
        UNKNOWN,
        NEGATIVE,
        PARTIAL,
        POSITIVE;

        public boolean isDefinitive() {
            return false;
        }

        public boolean isMatch() {
            return false;
        }
    }
}

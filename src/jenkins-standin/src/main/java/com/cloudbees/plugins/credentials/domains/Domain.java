package com.cloudbees.plugins.credentials.domains;

/** Stands for com.cloudbees.plugins.credentials.domains.Domain of Jenkins 2.479.3. */
public class Domain implements java.io.Serializable {
    public Domain(
            java.lang.String string,
            java.lang.String string2,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainSpecification> list) {}

    public java.lang.String getName() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(java.lang.Object object) {
        return false;
    }

    public int hashCode() {
        return 0;
    }

    public boolean test(com.cloudbees.plugins.credentials.domains.DomainRequirement... values) {
        return false;
    }

    public boolean test(java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        return false;
    }

    public com.cloudbees.plugins.credentials.domains.Domain resolve() {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.domains.Domain global() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getUrl() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getDescription() {
        throw new UnsupportedOperationException();
    }

    public boolean isGlobal() {
        return false;
    }

    public java.util.List<com.cloudbees.plugins.credentials.domains.DomainSpecification> getSpecifications() {
        throw new UnsupportedOperationException();
    }
}

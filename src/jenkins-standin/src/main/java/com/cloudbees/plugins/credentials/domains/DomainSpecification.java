package com.cloudbees.plugins.credentials.domains;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import java.io.Serial;
import java.io.Serializable;

/** Stands for com.cloudbees.plugins.credentials.domains.DomainSpecification, as a type in domains. */
public abstract class DomainSpecification extends AbstractDescribableImpl<DomainSpecification>
        implements ExtensionPoint, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
}

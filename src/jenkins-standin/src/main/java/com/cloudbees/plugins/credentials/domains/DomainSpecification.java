package com.cloudbees.plugins.credentials.domains;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import java.io.Serial;
import java.io.Serializable;

/** Restricts a domain; here only a parameter type. */
public abstract class DomainSpecification extends AbstractDescribableImpl<DomainSpecification>
        implements ExtensionPoint, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
}

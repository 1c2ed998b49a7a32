package com.cloudbees.plugins.credentials.domains;

import hudson.ExtensionPoint;
import java.io.Serial;
import java.io.Serializable;

/** Stands for com.cloudbees.plugins.credentials.domains.DomainRequirement: what a credential is needed for. */
public class DomainRequirement implements ExtensionPoint, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
}

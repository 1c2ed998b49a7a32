package com.cloudbees.plugins.credentials.domains;

import hudson.ExtensionPoint;
import java.io.Serial;
import java.io.Serializable;

/** A purpose that requires credentials. */
public class DomainRequirement implements ExtensionPoint, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
}

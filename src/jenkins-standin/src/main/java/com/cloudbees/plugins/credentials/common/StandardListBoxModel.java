package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import java.io.Serial;

/** Stands for com.cloudbees.plugins.credentials.common.StandardListBoxModel. */
public class StandardListBoxModel extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected String describe(StandardCredentials c) {
        return CredentialsNameProvider.name(c);
    }
}

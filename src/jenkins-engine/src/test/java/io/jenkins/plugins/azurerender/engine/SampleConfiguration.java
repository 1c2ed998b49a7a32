package io.jenkins.plugins.azurerender.engine;

import hudson.Extension;
import hudson.model.PersistentDescriptor;
import jenkins.model.GlobalConfiguration;

/** Global configuration like those of plugins. */
@Extension
public final class SampleConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private String account;

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
        save();
    }
}

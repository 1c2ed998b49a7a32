package io.jenkins.plugins.azurerender.account;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The render accounts of this controller, under Manage Jenkins or {@code unclassified: azureRender:} in JCasC. */
@Extension
@Symbol("azureRender")
public final class AzureRenderConfiguration extends GlobalConfiguration implements PersistentDescriptor {

    private List<RenderAccount> accounts = new ArrayList<>();
    private boolean elevatedStartTasks;

    public static AzureRenderConfiguration get() {
        return ExtensionList.lookupSingleton(AzureRenderConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.AzureRenderConfiguration_DisplayName();
    }

    public List<RenderAccount> getAccounts() {
        return List.copyOf(accounts);
    }

    @DataBoundSetter
    public void setAccounts(List<RenderAccount> accounts) {
        this.accounts = accounts == null ? new ArrayList<>() : new ArrayList<>(accounts);
        save();
    }

    public boolean isElevatedStartTasks() {
        return elevatedStartTasks;
    }

    /** @param elevatedStartTasks whether jobs may run start tasks of nodes as administrator of the node */
    @DataBoundSetter
    public void setElevatedStartTasks(boolean elevatedStartTasks) {
        this.elevatedStartTasks = elevatedStartTasks;
        save();
    }

    /** A form whose last account was removed sends none, and no setter would be called. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) {
        accounts = new ArrayList<>();
        request.bindJSON(this, form);
        save();
        return true;
    }
}

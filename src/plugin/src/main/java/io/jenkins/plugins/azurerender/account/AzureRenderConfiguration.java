package io.jenkins.plugins.azurerender.account;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The render accounts of this controller, under Manage Jenkins or {@code unclassified: azureRender:} in JCasC. */
@Extension
@Symbol("azureRender")
public final class AzureRenderConfiguration extends GlobalConfiguration implements PersistentDescriptor {

    private static final int DEFAULT_KEEP_DAYS = 7;

    private List<RenderAccount> accounts = new ArrayList<>();
    private boolean elevatedStartTasks;
    private boolean removeLeftovers = true;
    private int keepDays = DEFAULT_KEEP_DAYS;

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

    public boolean isRemoveLeftovers() {
        return removeLeftovers;
    }

    /** @param removeLeftovers whether what ended builds left in Azure is removed every hour, or only shown */
    @DataBoundSetter
    public void setRemoveLeftovers(boolean removeLeftovers) {
        this.removeLeftovers = removeLeftovers;
        save();
    }

    public int getKeepDays() {
        return keepDays;
    }

    /** @param keepDays how long after the end of its build a render stays in Azure, for a look; 0 for not at all */
    @DataBoundSetter
    public void setKeepDays(int keepDays) {
        this.keepDays = Math.max(0, keepDays);
        save();
    }

    @POST
    public FormValidation doCheckKeepDays(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidation.validateNonNegativeInteger(value);
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

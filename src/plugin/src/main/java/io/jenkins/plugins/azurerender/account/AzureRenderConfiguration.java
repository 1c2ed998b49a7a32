package io.jenkins.plugins.azurerender.account;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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

    private static final int DEFAULT_RETENTION_DAYS = 7;

    /** Replaced as a whole, so that builds see the accounts before a change or after it. */
    private volatile List<RenderAccount> accounts = new ArrayList<>();

    /** Not set by forms and configuration files, so that neither removes caps from a folder that was renamed. */
    private volatile MovedFolders movedFolders = new MovedFolders();

    private volatile boolean elevatedStartTasks;
    private volatile boolean removeOrphanedResources = true;
    private volatile int retentionDays = DEFAULT_RETENTION_DAYS;

    /** Whether this holds the values of a form until all of them are known. */
    private final transient boolean draft;

    public AzureRenderConfiguration() {
        draft = false;
    }

    private AzureRenderConfiguration(AzureRenderConfiguration current) {
        draft = true;
        elevatedStartTasks = current.elevatedStartTasks;
        removeOrphanedResources = current.removeOrphanedResources;
        retentionDays = current.retentionDays;
    }

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
        synchronized (this) {
            this.accounts = accounts == null ? new ArrayList<>() : new ArrayList<>(accounts);
            movedFolders = movedFolders.onlyOf(cappedFolders());
            save();
        }
    }

    /** Returns the folders that were renamed or moved since their caps were set. */
    MovedFolders movedFolders() {
        return movedFolders;
    }

    /** Keeps the caps of a folder that was renamed or moved, and those of the folders in it. */
    synchronized void folderMoved(String from, String to) {
        replace(movedFolders.moved(from, to, cappedFolders()));
    }

    /** Forgets the former names of a folder that was deleted. */
    synchronized void folderDeleted(String folder) {
        replace(movedFolders.deleted(folder));
    }

    private void replace(MovedFolders changed) {
        if (!movedFolders.isEmpty() || !changed.isEmpty()) {
            movedFolders = changed;
            save();
        }
    }

    private List<String> cappedFolders() {
        return accounts.stream()
                .flatMap(account -> account.getCaps().stream())
                .map(CapSettings::getFolder)
                .filter(Objects::nonNull)
                .toList();
    }

    public boolean isElevatedStartTasks() {
        return elevatedStartTasks;
    }

    /** @param elevatedStartTasks whether jobs can run start tasks as administrator of the node */
    @DataBoundSetter
    public void setElevatedStartTasks(boolean elevatedStartTasks) {
        this.elevatedStartTasks = elevatedStartTasks;
        save();
    }

    public boolean isRemoveOrphanedResources() {
        return removeOrphanedResources;
    }

    /** @param removeOrphanedResources whether orphaned resources are removed every hour, or only listed */
    @DataBoundSetter
    public void setRemoveOrphanedResources(boolean removeOrphanedResources) {
        this.removeOrphanedResources = removeOrphanedResources;
        save();
    }

    public int getRetentionDays() {
        return retentionDays;
    }

    /** @param retentionDays days for which a render is kept in Azure after the end of its build */
    @DataBoundSetter
    public void setRetentionDays(int retentionDays) {
        this.retentionDays = Math.max(0, retentionDays);
        save();
    }

    @POST
    public FormValidation doCheckRetentionDays(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidation.validateNonNegativeInteger(value);
    }

    /** Reads the whole form before it changes anything. A form without accounts sends none, so a draft has none. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) {
        configure(values -> request.bindJSON(values, form));
        return true;
    }

    /** @param form sets all values of a draft; if it fails, nothing changes */
    void configure(Consumer<AzureRenderConfiguration> form) {
        AzureRenderConfiguration values = new AzureRenderConfiguration(this);
        form.accept(values);
        synchronized (this) {
            accounts = values.accounts;
            movedFolders = movedFolders.onlyOf(cappedFolders());
            elevatedStartTasks = values.elevatedStartTasks;
            removeOrphanedResources = values.removeOrphanedResources;
            retentionDays = values.retentionDays;
            save();
        }
    }

    @Override
    public synchronized void save() {
        if (!draft) {
            super.save();
        }
    }
}

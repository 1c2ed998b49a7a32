package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Batch account and a storage account under one name. Contains only IDs of credentials. */
public final class RenderAccount extends AbstractDescribableImpl<RenderAccount> {

    private final String name;
    private String batchUrl;
    private String batchCredentialsId;
    private String storageUrl;
    private String storageCredentialsId;
    private String mountSources;
    private boolean emulator;
    private String usablePools;
    private String managedPools;
    private List<SharedContainer> sharedContainers;
    private List<CapSettings> caps;

    /** @param name name for use in jobs; jobs can omit it if this is the only account */
    @DataBoundConstructor
    public RenderAccount(String name) {
        this.name = Util.fixNull(name).strip();
    }

    public String getName() {
        return name;
    }

    public String getBatchUrl() {
        return batchUrl;
    }

    /** @param batchUrl the endpoint, such as {@code https://studio.westeurope.batch.azure.com} */
    @DataBoundSetter
    public void setBatchUrl(String batchUrl) {
        this.batchUrl = Util.fixEmptyAndTrim(batchUrl);
    }

    public String getBatchCredentialsId() {
        return batchCredentialsId;
    }

    /** @param batchCredentialsId ID of a {@link BatchSignIn} */
    @DataBoundSetter
    public void setBatchCredentialsId(String batchCredentialsId) {
        this.batchCredentialsId = Util.fixEmptyAndTrim(batchCredentialsId);
    }

    public String getStorageUrl() {
        return storageUrl;
    }

    /** @param storageUrl the blob endpoint, such as {@code https://studio.blob.core.windows.net} */
    @DataBoundSetter
    public void setStorageUrl(String storageUrl) {
        this.storageUrl = Util.fixEmptyAndTrim(storageUrl);
    }

    public String getStorageCredentialsId() {
        return storageCredentialsId;
    }

    /** @param storageCredentialsId ID of a {@link StorageSignIn} */
    @DataBoundSetter
    public void setStorageCredentialsId(String storageCredentialsId) {
        this.storageCredentialsId = Util.fixEmptyAndTrim(storageCredentialsId);
    }

    public String getMountSources() {
        return mountSources;
    }

    /**
     * @param mountSources allowed mount sources in addition to containers of this account, one per line, with {@code
     *     *}; null for all
     */
    @DataBoundSetter
    public void setMountSources(String mountSources) {
        this.mountSources = Util.fixEmptyAndTrim(mountSources);
    }

    public boolean isEmulator() {
        return emulator;
    }

    /** @param emulator whether plain HTTP to this machine is allowed, for emulators of Batch and storage */
    @DataBoundSetter
    public void setEmulator(boolean emulator) {
        this.emulator = emulator;
    }

    public String getUsablePools() {
        return usablePools;
    }

    /** @param usablePools names of the pools that jobs may use, one per line, with {@code *}; null for all */
    @DataBoundSetter
    public void setUsablePools(String usablePools) {
        this.usablePools = Util.fixEmptyAndTrim(usablePools);
    }

    public String getManagedPools() {
        return managedPools;
    }

    /** @param managedPools names of the pools that the jobs of all folders may resize and delete; null for none */
    @DataBoundSetter
    public void setManagedPools(String managedPools) {
        this.managedPools = Util.fixEmptyAndTrim(managedPools);
    }

    public List<SharedContainer> getSharedContainers() {
        return sharedContainers == null ? List.of() : List.copyOf(sharedContainers);
    }

    /** @param sharedContainers containers that the jobs of all folders may use; null for none */
    @DataBoundSetter
    public void setSharedContainers(List<SharedContainer> sharedContainers) {
        this.sharedContainers = sharedContainers == null ? null : new ArrayList<>(sharedContainers);
    }

    public List<CapSettings> getCaps() {
        return caps == null ? List.of() : List.copyOf(caps);
    }

    /** @param caps limits for jobs; null for none */
    @DataBoundSetter
    public void setCaps(List<CapSettings> caps) {
        this.caps = caps == null ? null : new ArrayList<>(caps);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<RenderAccount> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureRenderConfiguration_DisplayName();
        }

        @POST
        public FormValidation doCheckBatchUrl(@QueryParameter String value, @QueryParameter boolean emulator) {
            return check("Batch URL", value, emulator);
        }

        @POST
        public FormValidation doCheckStorageUrl(@QueryParameter String value, @QueryParameter boolean emulator) {
            return check("storage URL", value, emulator);
        }

        private static FormValidation check(String name, String value, boolean emulator) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            try {
                Endpoint.parse(name, value, emulator);
                return FormValidation.ok();
            } catch (InvalidRequestException x) {
                return FormValidation.error(x.getMessage());
            }
        }

        /** Tests the connection with the values in the form and global credentials. */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String batchUrl,
                @QueryParameter String batchCredentialsId,
                @QueryParameter String storageUrl,
                @QueryParameter String storageCredentialsId,
                @QueryParameter boolean emulator) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            RenderAccount account = new RenderAccount("(unsaved)");
            account.setBatchUrl(batchUrl);
            account.setBatchCredentialsId(batchCredentialsId);
            account.setStorageUrl(storageUrl);
            account.setStorageCredentialsId(storageCredentialsId);
            account.setEmulator(emulator);
            List<String> problems = ConnectionCheck.problems(account, CredentialsLookup.ofController());
            return problems.isEmpty()
                    ? FormValidation.ok(Messages.RenderAccount_Authenticated())
                    : FormValidation.error(String.join(" ", problems));
        }

        @POST
        public ListBoxModel doFillBatchCredentialsIdItems(@QueryParameter String batchCredentialsId) {
            return credentials(BatchSignIn.class, batchCredentialsId);
        }

        @POST
        public ListBoxModel doFillStorageCredentialsIdItems(@QueryParameter String storageCredentialsId) {
            return credentials(StorageSignIn.class, storageCredentialsId);
        }

        private static ListBoxModel credentials(Class<? extends StandardCredentials> type, String current) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return items.includeCurrentValue(current);
            }
            return items.includeEmptyValue()
                    .includeMatchingAs(ACL.SYSTEM2, (Item) null, type, List.of(), CredentialsMatchers.always())
                    .includeCurrentValue(current);
        }
    }
}

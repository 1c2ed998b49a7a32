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
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Batch account and a storage account under one name. Contains only IDs of credentials. */
public final class RenderAccount extends AbstractDescribableImpl<RenderAccount> {

    /** Names of pools, as in {@link io.jenkins.plugins.azurerender.azure.batch.BatchIds}, with wildcards. */
    private static final Pattern POOLS = Pattern.compile("[A-Za-z0-9_*-]{1,64}");

    /** Default of {@link #getMaxFileMB}: 10 GB. */
    public static final int DEFAULT_FILE_MB = 10_000;

    /** Default of {@link #getMaxRenderMB}: 2 TB. */
    public static final int DEFAULT_RENDER_MB = 2_000_000;

    /** Default of {@link #getMinFreeMB}: 1 GB. */
    public static final int DEFAULT_FREE_MB = 1_000;

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
    private Integer maxFileMB;
    private Integer maxRenderMB;
    private Integer minFreeMB;

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
     * @throws InvalidRequestException if a line cannot be a mount source
     */
    @DataBoundSetter
    public void setMountSources(String mountSources) {
        this.mountSources =
                NamePatterns.checked(mountSources, MountSources.PATTERN, Messages::RenderAccount_InvalidMountSource);
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

    /**
     * @param usablePools names of the pools that jobs may use, one per line, with {@code *}; null for all
     * @throws InvalidRequestException if a line cannot be the name of a pool
     */
    @DataBoundSetter
    public void setUsablePools(String usablePools) {
        this.usablePools = NamePatterns.checked(usablePools, POOLS, Messages::RenderAccount_InvalidPool);
    }

    public String getManagedPools() {
        return managedPools;
    }

    /**
     * @param managedPools names of the pools that the jobs of all folders may resize and delete, one per line, with {@code
     *     *}; null for none
     * @throws InvalidRequestException if a line cannot be the name of a pool
     */
    @DataBoundSetter
    public void setManagedPools(String managedPools) {
        this.managedPools = NamePatterns.checked(managedPools, POOLS, Messages::RenderAccount_InvalidPool);
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

    public Integer getMaxFileMB() {
        return maxFileMB;
    }

    /**
     * @param maxFileMB size of the largest file that is downloaded of a render; null for {@link #DEFAULT_FILE_MB}
     * @throws InvalidRequestException if it is 0 or less
     */
    @DataBoundSetter
    public void setMaxFileMB(Integer maxFileMB) {
        this.maxFileMB = checkMegabytes("Maximum file size", maxFileMB, 1);
    }

    public Integer getMaxRenderMB() {
        return maxRenderMB;
    }

    /**
     * @param maxRenderMB size of all files that are downloaded of a render; null for {@link #DEFAULT_RENDER_MB}
     * @throws InvalidRequestException if it is 0 or less
     */
    @DataBoundSetter
    public void setMaxRenderMB(Integer maxRenderMB) {
        this.maxRenderMB = checkMegabytes("Maximum render size", maxRenderMB, 1);
    }

    public Integer getMinFreeMB() {
        return minFreeMB;
    }

    /**
     * @param minFreeMB space that downloads leave free on each disk; null for {@link #DEFAULT_FREE_MB}
     * @throws InvalidRequestException if it is negative
     */
    @DataBoundSetter
    public void setMinFreeMB(Integer minFreeMB) {
        this.minFreeMB = checkMegabytes("Minimum free disk space", minFreeMB, 0);
    }

    private static Integer checkMegabytes(String name, Integer value, int min) {
        return CapSettings.atLeast(min, name, value, "the default");
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
            if (Util.fixEmptyAndTrim(value) == null) {
                return FormValidation.ok(Messages.RenderAccount_Required());
            }
            return FormAccess.checkAsAdministrator(value, url -> Endpoint.parse(name, url, emulator));
        }

        @POST
        public FormValidation doCheckMountSources(@QueryParameter String value) {
            return FormAccess.checkAsAdministrator(value, new RenderAccount("")::setMountSources);
        }

        @POST
        public FormValidation doCheckUsablePools(@QueryParameter String value) {
            return FormAccess.checkAsAdministrator(value, new RenderAccount("")::setUsablePools);
        }

        @POST
        public FormValidation doCheckManagedPools(@QueryParameter String value) {
            return FormAccess.checkAsAdministrator(value, new RenderAccount("")::setManagedPools);
        }

        @POST
        public FormValidation doCheckMaxFileMB(@QueryParameter String value) {
            return FormAccess.checkNumberAsAdministrator(value, new RenderAccount("")::setMaxFileMB);
        }

        @POST
        public FormValidation doCheckMaxRenderMB(@QueryParameter String value) {
            return FormAccess.checkNumberAsAdministrator(value, new RenderAccount("")::setMaxRenderMB);
        }

        @POST
        public FormValidation doCheckMinFreeMB(@QueryParameter String value) {
            return FormAccess.checkNumberAsAdministrator(value, new RenderAccount("")::setMinFreeMB);
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

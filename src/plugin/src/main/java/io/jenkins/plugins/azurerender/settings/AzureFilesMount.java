package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.account.CredentialItems;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A mounted Azure Files share, for Linux and Windows nodes. */
public final class AzureFilesMount extends Mount {

    private static final Pattern SHARE = Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern URL = Pattern.compile("https://[a-z0-9.-]+/[a-z0-9-]{3,63}");

    /** Without these options, tasks could only read the share, because they do not run as administrator. */
    private static final String DEFAULT_OPTIONS = "-o vers=3.0,dir_mode=0777,file_mode=0777,sec=ntlmssp";

    private final String share;
    private String credentialsId;

    /**
     * @param share name, or URL if the storage account is not in the Azure public cloud
     * @param path relative to {@code $AZ_BATCH_NODE_MOUNTS_DIR}; on Windows a drive letter, or any name
     */
    @DataBoundConstructor
    public AzureFilesMount(String share, String path) {
        super(path);
        this.share = Util.fixNull(share).strip();
    }

    public String getShare() {
        return share;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** @param credentialsId storage account key; Azure Batch supports nothing else for shares */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    private static void checkShare(String share) {
        if (!SHARE.matcher(share).matches() && !URL.matcher(share).matches()) {
            throw new InvalidRequestException(
                    "'%s' is not a valid name of an Azure Files share: use 3 to 63 lower-case letters, digits and single hyphens, or the URL of the share."
                            .formatted(share));
        }
    }

    @Override
    MountSpec toSpec() {
        checkShare(share);
        if (credentialsId == null) {
            throw new InvalidRequestException(
                    "The share '%s' has no credentials: set credentialsId to the key of its storage account."
                            .formatted(share));
        }
        return new MountSpec(
                PoolMount.Kind.AZURE_FILES,
                share,
                credentialsId,
                getPath(),
                optionLine(PoolMount.Kind.AZURE_FILES, DEFAULT_OPTIONS),
                isReadOnly());
    }

    @Extension
    @Symbol("azureFiles")
    public static final class DescriptorImpl extends MountDescriptor {

        @Override
        PoolMount.Kind kind() {
            return PoolMount.Kind.AZURE_FILES;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureFilesMount_DisplayName();
        }

        @POST
        public FormValidation doCheckShare(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.required(item, value, AzureFilesMount::checkShare);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return CredentialItems.of(item, StorageAccountKey.class, credentialsId);
        }
    }
}

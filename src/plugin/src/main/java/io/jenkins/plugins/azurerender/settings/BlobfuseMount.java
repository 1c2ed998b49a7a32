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
import io.jenkins.plugins.azurerender.azure.storage.ContainerNames;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A mounted blob container, for Linux nodes. */
public final class BlobfuseMount extends Mount {

    private static final Pattern CONTAINER = Pattern.compile("(\\.\\./)*(?=[^/]{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");

    private final String container;
    private String credentialsId;

    /** @param path relative to {@code $AZ_BATCH_NODE_MOUNTS_DIR} */
    @DataBoundConstructor
    public BlobfuseMount(String container, String path) {
        super(path);
        this.container = Util.fixNull(container).strip();
    }

    public String getContainer() {
        return container;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** @param credentialsId storage account key; null for a SAS URL for the storage of the render account */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    private static void checkContainer(String container, String credentialsId) {
        if (!CONTAINER.matcher(container).matches()) {
            throw new InvalidRequestException(
                    "'%s' is not a valid name of a container: use 3 to 63 lower-case letters, digits and single hyphens."
                            .formatted(container));
        }
        if (credentialsId == null) {
            ContainerNames.checkReserved(container);
        }
    }

    @Override
    MountSpec toSpec() {
        checkContainer(container, credentialsId);
        return new MountSpec(
                PoolMount.Kind.BLOBFUSE,
                container,
                credentialsId,
                getPath(),
                optionLine(PoolMount.Kind.BLOBFUSE, null),
                isReadOnly());
    }

    @Extension
    @Symbol("blobfuse")
    public static final class DescriptorImpl extends MountDescriptor {

        @Override
        PoolMount.Kind kind() {
            return PoolMount.Kind.BLOBFUSE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BlobfuseMount_DisplayName();
        }

        @POST
        public FormValidation doCheckContainer(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String credentialsId) {
            return FieldCheck.required(
                    item, value, container -> checkContainer(container, Util.fixEmptyAndTrim(credentialsId)));
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return CredentialItems.of(item, StorageAccountKey.class, credentialsId);
        }
    }
}

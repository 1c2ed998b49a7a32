package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.azure.identity.AccessTokens;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.azure.identity.EntraSignIn;
import io.jenkins.plugins.azurerender.azure.identity.Identity;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** An identity of Microsoft Entra ID, which opens Batch and storage by its roles instead of by their keys. */
public abstract class EntraIdentity extends BaseStandardCredentials implements BatchSignIn, StorageSignIn {

    private static final long serialVersionUID = 1L;

    protected EntraIdentity(CredentialsScope scope, String id, String description) {
        super(scope, id, description);
    }

    /** Whether it is the identity of the controller itself, which every user of these credentials then acts as. */
    abstract boolean isOfController();

    /** @throws InvalidRequestException with one sentence when something is missing */
    abstract Identity identity();

    @Override
    public final BatchService openBatch(URI url, AzureCloud cloud, Duration patience) {
        return new SdkBatchService(url.toString(), signIn(cloud), cloud.batchAudience(), patience);
    }

    @Override
    public final RenderStorage openStorage(URI url, AzureCloud cloud, Duration patience) {
        if (!"https".equals(url.getScheme())) {
            throw new InvalidRequestException(
                    "Tokens of Entra ID are sent over https only: use an account key for the storage URL '%s'."
                            .formatted(url));
        }
        return new SdkRenderStorage(url, signIn(cloud), patience);
    }

    private AccessTokens signIn(AzureCloud cloud) {
        if (isOfController() && !isInSystemStore()) {
            throw new InvalidRequestException(
                    "Managed and workload identities are accepted only from the credentials of Jenkins itself, not from those of a folder or user: an administrator adds them under Manage Jenkins, Credentials.");
        }
        return EntraSignIn.of(identity(), cloud);
    }

    /** Compares instances, because equal credentials are those with an equal ID. */
    private boolean isInSystemStore() {
        return SystemCredentialsProvider.getInstance().getDomainCredentialsMap().values().stream()
                .flatMap(List::stream)
                .anyMatch(one -> one == this);
    }

    final String require(String value, String what) {
        if (value == null) {
            throw new InvalidRequestException("The Entra ID credentials have no %s.".formatted(what));
        }
        return value;
    }
}

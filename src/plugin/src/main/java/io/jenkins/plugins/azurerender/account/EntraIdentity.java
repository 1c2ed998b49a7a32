package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
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

/** An identity of Microsoft Entra ID with roles on Batch and storage accounts, instead of their keys. */
public abstract class EntraIdentity extends BaseStandardCredentials implements BatchSignIn, StorageSignIn {

    private static final long serialVersionUID = 1L;

    protected EntraIdentity(CredentialsScope scope, String id, String description) {
        super(scope, id, description);
    }

    /** Returns whether this is the identity of the controller, which all users of these credentials then share. */
    abstract boolean isOfController();

    /** @throws InvalidRequestException if a value is missing */
    abstract Identity identity();

    @Override
    public final BatchService openBatch(URI url, AzureCloud cloud, Duration retryLimit) {
        return new SdkBatchService(url.toString(), signIn(cloud), cloud.batchAudience(), retryLimit);
    }

    @Override
    public final RenderStorage openStorage(URI url, AzureCloud cloud, Duration retryLimit) {
        if (!"https".equals(url.getScheme())) {
            throw new InvalidRequestException(
                    "Tokens of Entra ID are sent over https only: use an account key for the storage URL '%s'."
                            .formatted(url));
        }
        return new SdkRenderStorage(url, signIn(cloud), retryLimit);
    }

    private AccessTokens signIn(AzureCloud cloud) {
        if (isOfController() && !CredentialsLookup.isGlobal(this)) {
            throw new InvalidRequestException(
                    "Managed and workload identities are accepted only from the global credentials of Jenkins, not from those of a folder or user: ask an administrator to add them under Manage Jenkins, Credentials.");
        }
        return EntraSignIn.of(identity(), cloud);
    }

    final String require(String value, String name) {
        if (value == null) {
            throw new InvalidRequestException("The Entra ID credentials have no %s.".formatted(name));
        }
        return value;
    }
}

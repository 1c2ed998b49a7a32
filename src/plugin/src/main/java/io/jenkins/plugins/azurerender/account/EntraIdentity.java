package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.azure.identity.EntraSignIn;
import io.jenkins.plugins.azurerender.azure.identity.Identity;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.URI;
import java.time.Duration;

/** An identity of Microsoft Entra ID, which opens Batch and storage by its roles instead of by their keys. */
public abstract class EntraIdentity extends BaseStandardCredentials implements BatchSignIn, StorageSignIn {

    private static final long serialVersionUID = 1L;

    protected EntraIdentity(CredentialsScope scope, String id, String description) {
        super(scope, id, description);
    }

    /** @throws InvalidRequestException with one sentence when something is missing */
    abstract Identity identity();

    @Override
    public final BatchService openBatch(URI url, AzureCloud cloud, Duration patience) {
        return new SdkBatchService(url.toString(), EntraSignIn.of(identity(), cloud), cloud.batchAudience(), patience);
    }

    @Override
    public final RenderStorage openStorage(URI url, AzureCloud cloud, Duration patience) {
        if (!"https".equals(url.getScheme())) {
            throw new InvalidRequestException(
                    "The credentials '%s' are an identity of Entra ID, whose tokens go over https alone: use an account key for the storage URL '%s'."
                            .formatted(getId(), url));
        }
        return new SdkRenderStorage(url, EntraSignIn.of(identity(), cloud), patience);
    }

    final String require(String value, String what) {
        if (value == null) {
            throw new InvalidRequestException("The credentials '%s' have no %s.".formatted(getId(), what));
        }
        return value;
    }
}

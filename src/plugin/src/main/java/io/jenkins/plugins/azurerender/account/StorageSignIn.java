package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.URI;
import java.time.Duration;

/** Credentials for a storage account. */
public interface StorageSignIn extends StandardCredentials {

    /**
     * Opens the account, without a request.
     *
     * @param retryLimit how long failed calls are retried
     * @throws InvalidRequestException if the credentials are incomplete or invalid
     */
    RenderStorage openStorage(URI url, AzureCloud cloud, Duration retryLimit);
}

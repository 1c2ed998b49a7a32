package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.net.URI;
import java.time.Duration;

/** Credentials that open a Batch account. */
public interface BatchSignIn extends StandardCredentials {

    /**
     * Opens the account; makes no request yet.
     *
     * @param patience how long a call that gets no answer is tried again
     * @throws InvalidRequestException with one sentence when these credentials cannot be right
     */
    BatchService openBatch(URI url, AzureCloud cloud, Duration patience);
}

package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;

/** Opens accounts on services of a test. */
public final class OpenedAccount {

    private OpenedAccount() {}

    /** Opens an account for the controller itself, with services that refuse nothing. */
    public static RenderCloud of(RenderAccount account, BatchService batch, RenderStorage storage) {
        ResourceAccess access = new ResourceAccess(account, Requester.ofController(), batch, storage);
        return new RenderCloud(account.getName(), batch, storage, access);
    }
}

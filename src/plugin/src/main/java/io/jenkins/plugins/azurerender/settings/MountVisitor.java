package io.jenkins.plugins.azurerender.settings;

/** Does something with a mount that is different for each kind. */
public interface MountVisitor<P, X extends Exception> {

    P blobfuse(BlobfuseMount mount) throws X;

    P azureFiles(AzureFilesMount mount) throws X;

    P nfs(NfsMount mount) throws X;
}

package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The <em>Test connection</em> button of a render account. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ConnectionCheckTest {

    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void connectionSucceeds() {
        FormValidation result = test("batch-key", "storage-key");
        assertEquals(FormValidation.Kind.OK, result.kind, result::getMessage);
        assertEquals("Connection successful: Batch and storage are accessible.", result.getMessage());
    }

    @Test
    void failedAccountIsReportedWithReason() throws Exception {
        studio.addCredentials(new StorageAccountKey(
                CredentialsScope.GLOBAL, "wrong", "", cloud.storageAccount(), Secret.fromString("d3Jvbmc=")));

        FormValidation result = test("batch-key", "wrong");

        assertEquals(FormValidation.Kind.ERROR, result.kind);
        assertTrue(result.getMessage().startsWith("Storage at "), result.getMessage());
        assertTrue(result.getMessage().contains("refused access"), result.getMessage());
    }

    @Test
    void bothFailedAccountsAreReported() {
        FormValidation result = test(null, "unknown");

        assertTrue(result.getMessage().contains("has no Batch credentials"), result.getMessage());
        assertTrue(
                result.getMessage()
                        .contains("check that they exist; the controller cannot use credentials of a folder"),
                result.getMessage());
    }

    private FormValidation test(String batchKey, String storageKey) {
        return new RenderAccount.DescriptorImpl()
                .doTestConnection(
                        cloud.batchUrl().toString(),
                        batchKey,
                        cloud.blobEndpoint().toString(),
                        storageKey,
                        true);
    }
}

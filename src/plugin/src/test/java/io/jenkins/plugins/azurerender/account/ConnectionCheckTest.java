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

/** The button "Test connection" of a render account. */
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
    void bothSidesAreWell() {
        FormValidation answer = test("batch-key", "storage-key");
        assertEquals(FormValidation.Kind.OK, answer.kind, answer::getMessage);
        assertEquals("Authenticated: Batch and storage both answer.", answer.getMessage());
    }

    @Test
    void theSideThatFailsIsNamedWithItsReason() throws Exception {
        studio.addCredentials(new StorageAccountKey(
                CredentialsScope.GLOBAL, "wrong", "", cloud.storageAccount(), Secret.fromString("d3Jvbmc=")));

        FormValidation answer = test("batch-key", "wrong");

        assertEquals(FormValidation.Kind.ERROR, answer.kind);
        assertTrue(answer.getMessage().startsWith("Storage at "), answer.getMessage());
        assertTrue(answer.getMessage().contains("refused access"), answer.getMessage());
    }

    @Test
    void bothSidesThatFailAreNamed() {
        FormValidation answer = test(null, "unknown");

        assertTrue(answer.getMessage().contains("has no Batch credentials"), answer.getMessage());
        assertTrue(
                answer.getMessage()
                        .contains("check that they exist; the controller itself cannot use credentials of a folder"),
                answer.getMessage());
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

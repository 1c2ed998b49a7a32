package io.jenkins.plugins.azurerender.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.ExtensionList;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.azurerender.standin.security.CredentialsUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path home;

    private EmbeddedController controller;

    @BeforeEach
    void start() throws IOException {
        controller = EmbeddedController.start(home, getClass().getClassLoader());
    }

    @AfterEach
    void stop() throws IOException {
        controller.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    @Test
    void globalConfigurationIsSavedUnderItsClassNameAndReadAtStart() throws Exception {
        ExtensionList.lookupSingleton(SampleConfiguration.class).setAccount("nightly");
        assertTrue(Files.exists(home.resolve(SampleConfiguration.class.getName() + ".xml")));
        restart();
        assertEquals(
                "nightly",
                ExtensionList.lookupSingleton(SampleConfiguration.class).getAccount());
    }

    @Test
    void secondControllerIsRefusedWhileOneRuns() {
        assertThrows(
                IllegalStateException.class,
                () -> EmbeddedController.start(home, getClass().getClassLoader()));
    }

    @Test
    void credentialsAreSavedEncryptedAndFoundByBuilds() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new SampleCredentials(CredentialsScope.GLOBAL, "key", "canary-in-credentials"));
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new SampleCredentials(CredentialsScope.SYSTEM, "hidden", "x"));
        SystemCredentialsProvider.getInstance().save();
        assertFalse(Files.readString(home.resolve("credentials.xml")).contains("canary"));
        restart();
        FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
        FreeStyleBuild build = job.scheduleBuild2(0).get();
        SampleCredentials found = CredentialsProvider.findCredentialById("key", SampleCredentials.class, build);
        assertEquals("canary-in-credentials", found.getKey().getPlainText());
        assertNull(CredentialsProvider.findCredentialById("hidden", SampleCredentials.class, build));
        assertNull(CredentialsProvider.findCredentialById("none", SampleCredentials.class, build));
        CredentialsProvider.track(build, found);
        assertEquals(Set.of("key"), CredentialsUsage.of(build));
    }

    @Test
    void listOfCredentialsKeepsTheCurrentValue() {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new SampleCredentials(CredentialsScope.GLOBAL, "key", "x"));
        StandardListBoxModel list = new StandardListBoxModel();
        list.includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2,
                        (Item) null,
                        StandardCredentials.class,
                        List.of(),
                        CredentialsMatchers.instanceOf(SampleCredentials.class))
                .includeCurrentValue("vanished");
        assertEquals(
                List.of("", "key", "vanished"),
                list.stream().map(option -> option.value).toList());
        assertEquals("sample key", list.get(1).name);
    }

    /** Gives alice everything, others nothing. */
    private static final class AliceOnly extends AuthorizationStrategy {
        @Override
        public ACL getRootACL() {
            return ACL.lambda2((who, permission) -> who.getName().equals("alice"));
        }

        @Override
        public Collection<String> getGroups() {
            return Set.of();
        }
    }

    @Test
    void permissionsAreAskedOfTheStrategy() throws Exception {
        FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
        controller.jenkins().setAuthorizationStrategy(new AliceOnly());
        ACLContext asAlice = ACL.as(User.getById("alice", true));
        try (asAlice) {
            job.checkPermission(Item.CONFIGURE);
            assertNotNull(controller.jenkins().getItemByFullName("job"));
        }
        ACLContext asBob = ACL.as(User.getById("bob", true));
        try (asBob) {
            assertNull(controller.jenkins().getItemByFullName("job"));
            AccessDeniedException3 denied =
                    assertThrows(AccessDeniedException3.class, () -> job.checkPermission(Item.CONFIGURE));
            assertEquals("bob is missing the Job/Configure permission", denied.getMessage());
        }
        ACLContext asSystem = ACL.as2(ACL.SYSTEM2);
        try (asSystem) {
            job.checkPermission(Jenkins.ADMINISTER);
        }
    }
}

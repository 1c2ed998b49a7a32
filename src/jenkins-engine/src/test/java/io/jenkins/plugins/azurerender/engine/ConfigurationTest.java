package io.jenkins.plugins.azurerender.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.AuthorizationStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

@Tag("unit")
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
    void globalConfigurationIsSavedAndLoadedAtStart() throws Exception {
        ExtensionList.lookupSingleton(SampleConfiguration.class).setAccount("nightly");
        assertTrue(Files.exists(home.resolve(SampleConfiguration.class.getName() + ".xml")));
        restart();
        assertEquals(
                "nightly",
                ExtensionList.lookupSingleton(SampleConfiguration.class).getAccount());
    }

    @Test
    void secondControllerIsRejectedWhileOneRuns() {
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
        SampleCredentials found =
                CredentialsProvider.findCredentialById("key", SampleCredentials.class, build, List.of());
        assertEquals("canary-in-credentials", found.getKey().getPlainText());
        assertNull(CredentialsProvider.findCredentialById("hidden", SampleCredentials.class, build, List.of()));
        assertNull(CredentialsProvider.findCredentialById("none", SampleCredentials.class, build, List.of()));
        assertSame(found, CredentialsProvider.track(build, found));
    }

    @Test
    void credentialsListKeepsTheCurrentValue() {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new SampleCredentials(CredentialsScope.GLOBAL, "key", "x"));
        StandardListBoxModel list = new StandardListBoxModel();
        list.includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2, (Item) null, StandardCredentials.class, List.of(), CredentialsMatchers.always())
                .includeCurrentValue("deleted");
        assertEquals(
                List.of("", "key", "deleted"),
                list.stream().map(option -> option.value).toList());
        assertEquals("sample key", list.get(1).name);
    }

    /** Grants alice all permissions, others none. */
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

    private static Authentication user(String name) {
        return new UsernamePasswordAuthenticationToken(name, "");
    }

    @Test
    void authorizationStrategyDecidesPermissions() throws Exception {
        FreeStyleProject job = controller.jenkins().createProject(FreeStyleProject.class, "job");
        controller.jenkins().setAuthorizationStrategy(new AliceOnly());
        ACLContext asAlice = ACL.as2(user("alice"));
        try (asAlice) {
            job.checkPermission(Item.CONFIGURE);
            assertNotNull(controller.jenkins().getItem("job"));
        }
        ACLContext asBob = ACL.as2(user("bob"));
        try (asBob) {
            assertNull(controller.jenkins().getItem("job"));
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

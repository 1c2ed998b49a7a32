package io.jenkins.plugins.azurerender.janitor;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.ManagementLink;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The permissions and actions of the janitor page. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class JanitorLinkTest {

    private final List<Object> redirects = Collections.synchronizedList(new ArrayList<>());
    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private JanitorLink link;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        Studio.open(jenkins, cloud);
        link = ExtensionList.lookup(ManagementLink.class).get(JanitorLink.class);
    }

    @Test
    void scanListsResourcesAndRemoveDeletesThem() throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        AzureResources resources = new AzureResources(cloud, run);
        String frames = resources.frames();
        run.delete();
        assertNull(link.getLastScan());

        link.doScan(response());
        assertNotNull(link.getLastScan());
        assertEquals(
                List.of(frames),
                link.getFindings().stream().map(OrphanedResource::getId).toList());
        assertEquals(Set.of(frames), resources.tagged(frames));

        link.doRemove(response());
        assertEquals(List.of(), link.getFindings());
        assertEquals(Set.of(), resources.tagged(frames));
        assertEquals(List.of(".", "."), redirects);
        assertFalse(link.isWorking());
    }

    @Test
    void removeDuringAScanDeletesTheListedResources() throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        AzureResources resources = new AzureResources(cloud, run);
        String frames = resources.frames();
        run.delete();
        link.doScan(response());
        try (BatchGate batch = new BatchGate(cloud)) {
            CompletableFuture<Void> scan = inBackground(() -> link.doScan(response()));
            await("scan").until(link::isWorking);
            CompletableFuture<Void> removal = inBackground(() -> link.doRemove(response()));
            batch.open();
            scan.get();
            removal.get();
        }
        await("end of the scan").until(() -> !link.isWorking());
        assertEquals(List.of(), link.getFindings());
        assertEquals(Set.of(), resources.tagged(frames));
    }

    /** The requests of the page wait for the scan for some seconds. */
    private static CompletableFuture<Void> inBackground(Callable request) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        request.call();
                    } catch (Exception x) {
                        throw new IllegalStateException(x);
                    }
                },
                Computer.threadPoolForRemoting);
    }

    private interface Callable {
        void call() throws Exception;
    }

    @Test
    void pageSendsNoRequests() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (GatedProxy batch = GatedProxy.refusing(cloud.batchUrl(), request -> requests.incrementAndGet() > 0)) {
            AzureRenderConfiguration.get()
                    .getAccounts()
                    .get(0)
                    .setBatchUrl(batch.url().toString());
            link.getFindings();
            link.getProblems();
            link.getLastScan();
            link.getCleanup();
            assertEquals(0, requests.get());
            link.doScan(response());
            assertTrue(requests.get() > 0);
            assertEquals(1, link.getProblems().size());
        }
    }

    @Test
    void onlyAdministratorsHaveAccess() {
        assertEquals(Jenkins.ADMINISTER, link.getRequiredPermission());
        jenkins.jenkins.setAuthorizationStrategy(new ReadersOnly());
        ACLContext anonymous = ACL.as2(Jenkins.ANONYMOUS2);
        try (anonymous) {
            assertThrows(AccessDeniedException3.class, link::getTarget);
            assertThrows(AccessDeniedException3.class, () -> link.doScan(response()));
            assertThrows(AccessDeniedException3.class, () -> link.doRemove(response()));
        }
        assertNull(link.getLastScan());
        assertEquals(List.of(), redirects);
    }

    @Test
    void actionsRequirePost() {
        for (Method method : JanitorLink.class.getMethods()) {
            if (method.getName().startsWith("do")) {
                assertTrue(method.isAnnotationPresent(RequirePOST.class), method.getName());
            }
        }
    }

    private StaplerResponse2 response() {
        return (StaplerResponse2) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StaplerResponse2.class}, (proxy, method, arguments) -> {
                    assertEquals("sendRedirect2", method.getName());
                    redirects.add(arguments[0]);
                    return null;
                });
    }

    /** Grants only Overall/Read, to everyone. */
    private static final class ReadersOnly extends AuthorizationStrategy {

        @Override
        public ACL getRootACL() {
            return ACL.lambda2((who, permission) -> permission == Jenkins.READ);
        }

        @Override
        public Collection<String> getGroups() {
            return Set.of();
        }
    }
}

package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.EntraManagedIdentity;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.security.HostileServer;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import net.sf.json.JSONArray;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** Requests of form fields: options, validation and help, and their language. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class FormLookupTest {

    private static final String SUBMIT = "io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep";
    private static final String POOL = "io.jenkins.plugins.azurerender.settings.PoolSettings";

    private final LocaleProvider locales = LocaleProvider.getProvider();
    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    @AfterEach
    void restoreLocaleProvider() {
        LocaleProvider.setProvider(locales);
    }

    @Test
    void formIsRenderedWithoutRequestsToAzure() throws Exception {
        try (HostileServer azure = HostileServer.refusing();
                JenkinsRule.WebClient web = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            studio.addAccount(
                    "unreachable", azure.url().toString(), "batch-key", azure.url() + "/studio", "storage-key");
            FreeStyleProject job = jenkins.createFreeStyleProject();
            AzureRenderSubmitStep step = new AzureRenderSubmitStep("scene.blend");
            step.setAccount("unreachable");
            step.setPool("nightly");
            job.getBuildersList().add(new AzureRenderSubmitBuilder(step));

            String page = web.goTo(job.getUrl() + "configure").getWebResponse().getContentAsString();

            assertTrue(page.contains("fillPoolItems"), page);
            assertEquals(List.of(), azure.received());
            assertEquals(
                    List.of("", "nightly"), options(job, SUBMIT + "/fillPoolItems?pool=nightly&account=unreachable"));
            assertFalse(azure.received().isEmpty());
        }
    }

    @Test
    void imagesOfTheAccountAreListed() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        assertTrue(options(job, POOL + "/fillImageItems?image=&account=studio").contains("ubuntu-hpc"));
        assertTrue(options(job, POOL + "/fillImageItems?image=").contains("ubuntu-hpc"));
    }

    @Test
    void credentialsAreLookedUpInTheFolderOfTheJobAndTracked() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "show");
        FreeStyleProject inside = folder.createProject(FreeStyleProject.class, "inside");
        FreeStyleProject outside = jenkins.createFreeStyleProject("outside");
        BatchAccountKey key = new BatchAccountKey(
                CredentialsScope.GLOBAL, "show-key", "", cloud.batchAccount(), Secret.fromString(cloud.batchKey()));
        store(folder).addCredentials(Domain.global(), key);
        studio.addAccount(
                "show",
                cloud.batchUrl().toString(),
                "show-key",
                cloud.blobEndpoint().toString(),
                "storage-key");

        assertTrue(options(inside, POOL + "/fillImageItems?image=&account=show").contains("ubuntu-hpc"));
        assertFalse(
                options(outside, POOL + "/fillImageItems?image=&account=show").contains("ubuntu-hpc"));
        assertTrue(post(outside, SUBMIT + "/checkPool?value=nightly&account=show", "en")
                .contains("can be used by this job"));
        assertNotNull(CredentialsProvider.getFingerprintOf(key), "the use of the credentials must be tracked");
    }

    @Test
    void managedIdentityOfAFolderIsRejected() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "show");
        FreeStyleProject inside = folder.createProject(FreeStyleProject.class, "inside");
        store(folder)
                .addCredentials(
                        Domain.global(), new EntraManagedIdentity(CredentialsScope.GLOBAL, "show-key", "", null));
        studio.addAccount(
                "show",
                cloud.batchUrl().toString(),
                "show-key",
                cloud.blobEndpoint().toString(),
                "storage-key");

        String answer = post(inside, SUBMIT + "/checkPool?value=nightly&account=show", "en");
        assertTrue(answer.contains("accepted only from the global credentials of Jenkins"), answer);
        assertFalse(answer.contains("show-key"), answer);
    }

    @Test
    void formsUseTheLanguageOfTheRequest() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new AzureRenderSubmitBuilder(new AzureRenderSubmitStep("scene.blend")));
        LocaleProvider.setProvider(new RequestLocaleProvider()); // as in WebAppMain, which the harness does not use

        assertTrue(post(job, SUBMIT + "/checkFrames?value=1-240x2", "de")
                .contains("120 Frames, 1 bis 239 in Schritten von 2"));
        assertTrue(post(job, SUBMIT + "/checkFrames?value=1-240x2", "en").contains("120 frames, 1 to 239 by 2"));
        assertTrue(post(job, SUBMIT + "/fillUploadItems", "de").contains("Geänderte Dateien hochladen und rendern"));
        String german = get("descriptor/" + SUBMIT + "/help/frames", "de-AT,de;q=0.9,en;q=0.8");
        assertTrue(german.contains("jeder zweite") && german.contains("rückwärts"), german);
        assertTrue(get("descriptor/" + SUBMIT + "/help/frames", "en-GB,en;q=0.9,de;q=0.8")
                .contains("every second"));
        assertTrue(get("descriptor/" + POOL + "/help/vmSize", "de").contains("VM-Größe der Knoten"));
        String form = get(job.getUrl() + "configure", "de");
        assertTrue(
                form.contains("Zeitgrenze des Jobs in Stunden") && form.contains("Suchpfade"),
                "the form must be in German");
        assertTrue(get(job.getUrl() + "configure", "fr,en;q=0.5").contains("Job time limit in hours"));
    }

    private static final class RequestLocaleProvider extends LocaleProvider {
        @Override
        public Locale get() {
            StaplerRequest2 request = Stapler.getCurrentRequest2();
            return request == null ? Locale.ENGLISH : request.getLocale();
        }
    }

    private static CredentialsStore store(Folder folder) {
        for (CredentialsStore store : CredentialsProvider.lookupStores(folder)) {
            if (store.getContext() == folder) {
                return store;
            }
        }
        throw new AssertionError("the folder has no credentials store");
    }

    private List<?> options(Item item, String path) throws Exception {
        return List.copyOf(JSONArray.fromObject(post(item, path, "en")));
    }

    private String post(Item item, String path, String language) throws Exception {
        return send(item.getUrl() + "descriptorByName/" + path, HttpMethod.POST, language);
    }

    private String get(String path, String language) throws Exception {
        return send(path, HttpMethod.GET, language);
    }

    private String send(String path, HttpMethod method, String language) throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
            request.setAdditionalHeader("Accept-Language", language);
            if (method == HttpMethod.POST) {
                web.addCrumb(request);
            }
            return web.getPage(request).getWebResponse().getContentAsString();
        }
    }
}

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

/** What fields of forms offer and say by requests of their own, and in which language. */
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
    void speakAsBefore() {
        LocaleProvider.setProvider(locales);
    }

    @Test
    void aPageIsDrawnWithoutAskingAzure() throws Exception {
        try (HostileServer azure = HostileServer.refusing();
                JenkinsRule.WebClient web = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            studio.addAccount("away", azure.url().toString(), "batch-key", azure.url() + "/studio", "storage-key");
            FreeStyleProject job = jenkins.createFreeStyleProject();
            AzureRenderSubmitStep step = new AzureRenderSubmitStep("scene.blend");
            step.setAccount("away");
            step.setPool("nightly");
            job.getBuildersList().add(new AzureRenderSubmitBuilder(step));

            String page = web.goTo(job.getUrl() + "configure").getWebResponse().getContentAsString();

            assertTrue(page.contains("fillPoolItems"), page);
            assertEquals(List.of(), azure.received());
            assertEquals(List.of("", "nightly"), offered(job, SUBMIT + "/fillPoolItems?pool=nightly&account=away"));
            assertFalse(azure.received().isEmpty());
        }
    }

    @Test
    void imagesOfTheAccountAreOfferedInBothPlacesThatDescribeAPool() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        assertTrue(offered(job, POOL + "/fillImageItems?image=&account=studio").contains("ubuntu-hpc"));
        assertTrue(offered(job, POOL + "/fillImageItems?image=").contains("ubuntu-hpc"));
    }

    @Test
    void theJobsFolderDecidesWhichCredentialsAreUsedAndTheirUseIsTracked() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "show");
        FreeStyleProject inside = folder.createProject(FreeStyleProject.class, "inside");
        FreeStyleProject outside = jenkins.createFreeStyleProject("outside");
        BatchAccountKey key = new BatchAccountKey(
                CredentialsScope.GLOBAL, "of-the-show", "", cloud.batchAccount(), Secret.fromString(cloud.batchKey()));
        store(folder).addCredentials(Domain.global(), key);
        studio.addAccount(
                "show",
                cloud.batchUrl().toString(),
                "of-the-show",
                cloud.blobEndpoint().toString(),
                "storage-key");

        assertTrue(offered(inside, POOL + "/fillImageItems?image=&account=show").contains("ubuntu-hpc"));
        assertFalse(
                offered(outside, POOL + "/fillImageItems?image=&account=show").contains("ubuntu-hpc"));
        assertTrue(post(outside, SUBMIT + "/checkPool?value=nightly&account=show", "en")
                .contains("can be used by this job"));
        assertNotNull(CredentialsProvider.getFingerprintOf(key), "its use is noted");
    }

    @Test
    void managedIdentityOfAFolderIsRefused() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "show");
        FreeStyleProject inside = folder.createProject(FreeStyleProject.class, "inside");
        store(folder)
                .addCredentials(
                        Domain.global(), new EntraManagedIdentity(CredentialsScope.GLOBAL, "of-the-show", "", null));
        studio.addAccount(
                "show",
                cloud.batchUrl().toString(),
                "of-the-show",
                cloud.blobEndpoint().toString(),
                "storage-key");

        String answer = post(inside, SUBMIT + "/checkPool?value=nightly&account=show", "en");
        assertTrue(answer.contains("accepted only from the credentials of Jenkins itself"), answer);
        assertFalse(answer.contains("of-the-show"), answer);
    }

    @Test
    void germansAreAnsweredInGermanAndOthersInEnglish() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new AzureRenderSubmitBuilder(new AzureRenderSubmitStep("scene.blend")));
        LocaleProvider.setProvider(new OfTheRequest()); // as WebAppMain does, which the harness goes without

        assertTrue(post(job, SUBMIT + "/checkFrames?value=1-240x2", "de")
                .contains("120 Frames, 1 bis 239 in Schritten von 2"));
        assertTrue(post(job, SUBMIT + "/checkFrames?value=1-240x2", "en").contains("120 frames, 1 to 239 by 2"));
        assertTrue(post(job, SUBMIT + "/fillUploadItems", "de").contains("Geändertes senden, dann rendern"));
        String german = get("descriptor/" + SUBMIT + "/help/frames", "de-AT,de;q=0.9,en;q=0.8");
        assertTrue(german.contains("jeder zweite") && german.contains("rückwärts"), german);
        assertTrue(get("descriptor/" + SUBMIT + "/help/frames", "en-GB,en;q=0.9,de;q=0.8")
                .contains("every second"));
        assertTrue(get("descriptor/" + POOL + "/help/vmSize", "de").contains("Größe jedes Knotens"));
        String form = get(job.getUrl() + "configure", "de");
        assertTrue(form.contains("Zeitgrenze in Stunden") && form.contains("Suchpfade"), "the form is not in German");
        assertTrue(get(job.getUrl() + "configure", "fr,en;q=0.5").contains("Time limit in hours"));
    }

    private static final class OfTheRequest extends LocaleProvider {
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
        throw new AssertionError("the folder has no credentials of its own");
    }

    private List<?> offered(Item item, String path) throws Exception {
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

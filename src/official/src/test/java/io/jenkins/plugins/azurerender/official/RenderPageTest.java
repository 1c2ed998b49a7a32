package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.results.RenderAction;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages of a build that rendered, as a browser gets them. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RenderPageTest {

    private JenkinsRule jenkins;
    private WorkflowRun run;
    private String page;

    @BeforeEach
    void render(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        Studio studio = Studio.open(jenkins, cloud);
        run = studio.run(studio.jobWithScene("""
                        node {
                          azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                          azureRenderSubmit scene: 'scene.blend', frames: '1-3', output: 'dot_####', pool: 'POOL'
                          azureRenderCollect()
                        }
                        """), Result.SUCCESS);
        String id = run.getAction(RenderAction.class).getRenders().get(0).getJobId();
        page = run.getUrl() + "azure-render/render/" + id + "/";
    }

    @Test
    void everyFrameHasACellWithItsPictureAndWords() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            HtmlPage html = web.goTo(page);
            List<DomElement> cells = html.querySelectorAll("[data-frame]").stream()
                    .map(DomElement.class::cast)
                    .toList();
            assertEquals(3, cells.size());
            assertTrue(cells.get(0).getAttribute("aria-label").startsWith("Frame 1: archived"), html::asXml);
            assertNotNull(html.querySelector("[data-frame='2'] img"), html::asXml);
            web.goTo(page + cells.get(0).getAttribute("href"), "image/png");
            assertEquals(
                    "100", html.<DomElement>querySelector("[role=progressbar]").getAttribute("aria-valuenow"));
        }
    }

    @Test
    void theBuildsPageLeadsThere() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            assertNotNull(web.goTo(run.getUrl()).querySelector("a[href*='azure-render/render/']"));
            assertNotNull(web.goTo(run.getUrl() + "azure-render/").querySelector("a[href^='render/']"));
        }
    }

    @Test
    void theRemoteApiTellsOfRenderAndFrames() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            JSONObject render = JSONObject.fromObject(web.goTo(page + "api/json?depth=1", "application/json")
                    .getWebResponse()
                    .getContentAsString());
            assertEquals(3, render.getInt("total"));
            assertEquals(3, render.getInt("archived"));
            assertEquals(3, render.getJSONArray("frames").size());
            assertEquals(
                    "archived", render.getJSONArray("frames").getJSONObject(0).getString("state"));
        }
    }

    @Test
    void nothingOnThePageIsScriptOrHandlerInline() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            String content = web.goTo(page + "live").getWebResponse().getContentAsString();
            assertTrue(content.contains("data-frame"), content);
            assertTrue(!content.contains("<script") && !content.matches("(?s).*\\son[a-z]+=.*"), content);
        }
    }

    @Test
    void onlyWhoMayCancelCanEndARender() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
        try (JenkinsRule.WebClient web = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            web.login("reader");
            assertNull(web.goTo(page).querySelector(".azure-render-post"));
            assertEquals(
                    405,
                    web.getPage(web.createCrumbedUrl(page + "cancel"))
                            .getWebResponse()
                            .getStatusCode());
            assertEquals(
                    403,
                    web.getPage(new org.htmlunit.WebRequest(
                                    web.createCrumbedUrl(page + "cancel"), org.htmlunit.HttpMethod.POST))
                            .getWebResponse()
                            .getStatusCode());
        }
    }
}

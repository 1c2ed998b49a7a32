package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages of a build with a render in a browser. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RenderPageTest {

    private JenkinsRule jenkins;
    private Studio studio;
    private WorkflowJob job;
    private WorkflowRun run;
    private String page;

    @BeforeEach
    void render(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
        job = studio.jobWithScene("""
                node {
                  azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, pricePerNodeHour: 3600
                  azureRenderSubmit scene: 'scene.blend', frames: '1-3', output: 'dot_####', pool: 'POOL'
                  azureRenderCollect()
                }
                """);
        run = studio.run(job, Result.SUCCESS);
        String id = run.getAction(RenderAction.class).getRenders().get(0).getJobId();
        page = run.getUrl() + "azure-render/render/" + id + "/";
    }

    @Test
    void everyFrameHasACellWithThumbnailAndLabel() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            HtmlPage html = web.goTo(page);
            List<DomElement> cells = html.querySelectorAll("[data-frame] a").stream()
                    .map(DomElement.class::cast)
                    .toList();
            assertEquals(3, cells.size());
            assertTrue(cells.get(0).getAttribute("aria-label").startsWith("Frame 1: archived"), html::asXml);
            DomElement thumbnail = html.querySelector("[data-frame='2'] img");
            assertEquals("lazy", thumbnail.getAttribute("loading"));
            web.goTo(page + thumbnail.getAttribute("src"), "image/png");
            web.goTo(page + cells.get(0).getAttribute("href"), "image/png");
            assertEquals(cells.get(0).getAttribute("href"), cells.get(0).getAttribute("data-preview"));
            assertEquals(
                    "100", html.<DomElement>querySelector("[role=progressbar]").getAttribute("aria-valuenow"));
            assertNotNull(html.querySelector("dialog[aria-labelledby]"), html::asXml);
        }
    }

    @Test
    void clickOpensPreviewWithNeighboringFrames() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            HtmlPage html = web.goTo(page);
            HtmlElement dialog = html.querySelector("#azure-render-preview");
            assertFalse(dialog.hasAttribute("open"));
            html.<HtmlElement>querySelector("[data-frame='2'] a").click();
            assertTrue(dialog.hasAttribute("open"), html::asXml);
            assertShown("dot_0002.png", dialog);
            HtmlElement next = dialog.querySelector("[data-do='next']");
            next.click();
            assertShown("dot_0003.png", dialog);
            assertEquals("true", next.getAttribute("aria-disabled"));
            next.click(); // already the last frame
            assertShown("dot_0003.png", dialog);
            dialog.<HtmlElement>querySelector("[data-do='previous']").click();
            assertShown("dot_0002.png", dialog);
            dialog.<HtmlElement>querySelector("[data-do='close']").click();
            assertFalse(dialog.hasAttribute("open"));
        }
    }

    @Test
    void buildPageShowsProgressAndLinksToTheRender() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            HtmlPage html = web.goTo(run.getUrl());
            assertNotNull(html.querySelector("a[href*='azure-render/render/']"));
            assertNotNull(html.querySelector(".azure-render-summary [role=progressbar][aria-valuenow='100']"));
            assertTrue(html.asNormalizedText().contains("of 3 frames"), html::asNormalizedText);
            HtmlPage only = web.goTo(run.getUrl() + "azure-render/");
            assertTrue(only.getUrl().toString().endsWith(page), () -> "the page of the only render: " + only.getUrl());
            String name = Studio.renders(run).get(0).getName();
            assertTrue(
                    only.querySelector(".jenkins-breadcrumbs").getTextContent().contains(name), name);
        }
    }

    @Test
    void jobPageShowsTheTrendOfItsBuilds() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            assertNull(web.goTo(job.getUrl()).querySelector(".azure-render-trend"));
            studio.run(job, Result.SUCCESS);
            HtmlPage html = web.goTo(job.getUrl());
            assertEquals(
                    List.of("1/azure-render/", "2/azure-render/"),
                    html.querySelectorAll(".azure-render-trend a").stream()
                            .map(link -> ((DomElement) link).getAttribute("href"))
                            .toList());
        }
    }

    @Test
    void remoteApiReturnsRenderFramesAndCost() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            JSONObject render = json(web, page + "api/json?depth=1");
            assertEquals(3, render.getInt("total"));
            assertEquals(3, render.getInt("archived"));
            assertEquals(3, render.getJSONArray("frames").size());
            assertEquals(
                    "archived", render.getJSONArray("frames").getJSONObject(0).getString("state"));
            assertEquals(3600, render.getInt("pricePerNodeHour"));
            assertEquals(render.getInt("nodeSeconds"), Math.round(render.getDouble("cost")));

            JSONObject some = json(web, page + "api/json?tree=scene,frames[number,files]{1,2}");
            JSONObject second = some.getJSONArray("frames").getJSONObject(0);
            assertEquals(2, second.getInt("number"));
            assertEquals("dot_0002.png", second.getJSONArray("files").getString(0));
            assertFalse(second.has("node"));

            JSONObject all = json(web, run.getUrl() + "azure-render/api/json?tree=renders[scene,percent]");
            assertEquals(100, all.getJSONArray("renders").getJSONObject(0).getInt("percent"));
        }
    }

    @Test
    void pageHasNoInlineScriptsStylesOrHandlers() throws Exception {
        try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
            String content = web.goTo(page + "live").getWebResponse().getContentAsString();
            assertTrue(content.contains("data-frame"), content);
            assertTrue(!content.contains("<script") && !content.matches("(?s).*\\s(on[a-z]+|style)=.*"), content);
        }
    }

    private static void assertShown(String file, HtmlElement dialog) {
        String source = dialog.<DomElement>querySelector("img").getAttribute("src");
        assertTrue(source.endsWith("/artifact/" + file), source);
    }

    private static JSONObject json(JenkinsRule.WebClient web, String path) throws Exception {
        return JSONObject.fromObject(
                web.goTo(path, "application/json").getWebResponse().getContentAsString());
    }
}

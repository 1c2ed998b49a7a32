package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameImage;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.LogFindings;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.security.Role;
import io.jenkins.plugins.azurerender.security.SecuredJenkins;
import java.util.List;
import java.util.function.UnaryOperator;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pages of saved renders: many frames, names that contain markup, and no requests to Azure. */
@WithJenkins
class RenderPageContentTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>\"'&<script>alert(2)</script>";

    private SecuredJenkins secured;
    private JenkinsRule.WebClient web;

    @BeforeEach
    void open(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        secured = new SecuredJenkins(jenkins);
        web = jenkins.createWebClient().withJavaScriptEnabled(false);
        web.login(Role.ITEM_READ.user());
    }

    @AfterEach
    void close() {
        web.close();
        secured.close();
    }

    @Test
    void tenThousandFramesArePaginatedWithoutRequestsToAzure() throws Exception {
        String page = save(
                "scene.blend",
                "1-10000",
                row -> row.number() % 100 == 7
                        ? row.done("node", 1_000, 1_060, 1)
                                .failed(FrameState.FAILED, new Failure(FailureClass.LICENSE, "its task failed"))
                        : row.done("node", 1_000, 1_010, 1)
                                .archived(new FrameImage(List.of("a.png"), 1, "t.png", 320, 180, "", "")));
        secured.azure().clear();

        HtmlPage first = web.goTo(page);
        assertEquals(240, first.querySelectorAll("[data-frame]").size());
        assertEquals(200, first.querySelectorAll("[data-part=times] rect").size());
        assertEquals(
                160,
                web.goTo(page + "?page=42").querySelectorAll("[data-frame]").size());
        HtmlPage failed = web.goTo(page + "?show=failed");
        assertEquals(100, failed.querySelectorAll("[data-frame]").size());
        assertEquals(
                "#failure-license", ((DomElement) failed.querySelector("[data-frame='107'] a")).getAttribute("href"));
        assertEquals(
                100,
                web.goTo(page + "live?show=failed")
                        .querySelectorAll("[data-frame]")
                        .size());
        web.goTo(page + "api/json?depth=2", "application/json");
        web.goTo(secured.build().getUrl());
        web.goTo(secured.build().getUrl() + "azure-render/");
        web.goTo(secured.job().getUrl());
        assertEquals(List.of(), secured.azure().received());
    }

    @Test
    void untrustedTextIsEscaped() throws Exception {
        String page = save(
                MARKUP + ".blend",
                "1-3",
                row -> row.number() == 1
                        ? row.done(MARKUP, 1_000, 1_060, 1)
                                .archived(new FrameImage(List.of(MARKUP + ".png"), 1, MARKUP, 320, 180, "", MARKUP))
                        : row.done(MARKUP, 1_000, 1_060, 1)
                                .failed(FrameState.FAILED, new Failure(FailureClass.UNKNOWN, MARKUP)));

        for (String path : List.of(
                page, page + "live", secured.build().getUrl(), secured.build().getUrl() + "azure-render/")) {
            HtmlPage html = web.goTo(path);
            assertNull(html.querySelector("[onerror]"), path);
            assertTrue(
                    html.querySelectorAll("script").stream()
                            .map(DomNode::getTextContent)
                            .noneMatch(script -> script.contains("alert(")),
                    path);
        }
        HtmlPage html = web.goTo(page);
        assertTrue(html.asNormalizedText().contains(MARKUP), html::asNormalizedText);
        DomElement link = html.querySelector("[data-frame='1'] a");
        assertTrue(link.getAttribute("href").startsWith("../../../artifact/%3Cimg%20src=x%20onerror"), link::asXml);
        assertTrue(link.getAttribute("aria-label").endsWith(": " + MARKUP), link::asXml);
    }

    /** Saves a collected render in the build; returns the path of its page. */
    private String save(String scene, String frames, UnaryOperator<FrameRow> result) throws Exception {
        FreeStyleBuild build = secured.build();
        RenderAction action = build.getAction(RenderAction.class);
        RenderRecord record = action.add(
                new RenderRecord("studio", "job-2", "pool", new RenderSettings(scene, frames, "a_#", "PNG")));
        FrameTable table = action.frames(record);
        table.put(table.rows().stream().map(result).toList());
        table.putProblems(table.rows().stream()
                .filter(row -> row.state().isBad())
                .map(row -> new TaskProblem(
                        row.task(),
                        "",
                        1,
                        MARKUP,
                        MARKUP,
                        MARKUP,
                        row.failureClass(),
                        new LogFindings(List.of(MARKUP), -1, MARKUP)))
                .toList());
        record.markSubmitted();
        record.markCollected(table, "contact-sheet.html");
        return build.getUrl() + "azure-render/render/job-2/";
    }
}

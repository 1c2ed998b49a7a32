package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.PasswordParameterValue;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.record.FailedFramesRetryAction;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.SleepBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The buttons of a render's page: their permissions and error messages. */
@WithJenkins
class RenderButtonsTest {

    private static final String RETRY = "[data-url$='retryFailed']";
    private static final String CANCEL = "[data-url='cancel']";
    private static final String PAUSE = "[data-url='control?action=pause']";
    private static final String RESUME = "[data-url='control?action=resume']";
    private static final String FORM = ".azure-render-form";

    private JenkinsRule jenkins;
    private JenkinsRule.WebClient web;
    private FreeStyleProject job;

    @BeforeEach
    void open(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "builder", "canceler")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Item.CANCEL)
                .everywhere()
                .to("canceler"));
        web = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        web.getOptions().setJavaScriptEnabled(false);
        job = jenkins.createFreeStyleProject();
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void userWithBuildPermissionRetriesMissingFrames() throws Exception {
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("SHOT", "none")));
        Run<?, ?> run = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("SHOT", "s010"))));
        String page = render(run);
        assertDenied(page, "../../retryFailed", RETRY, "reader", "canceler");

        web.login("builder");
        assertNotNull(((HtmlPage) web.goTo(page)).querySelector(RETRY));
        WebResponse response = post(run.getUrl() + "azure-render/retryFailed");
        assertEquals(200, response.getStatusCode(), response::getContentAsString);
        assertEquals("A new build that renders the 3 missing frames is in the queue.", response.getContentAsString());
        jenkins.waitUntilNoActivity();
        Run<?, ?> second = job.getBuildByNumber(2);
        assertEquals(1, second.getAction(FailedFramesRetryAction.class).getBuild());
        assertEquals(
                "s010",
                second.getAction(ParametersAction.class).getParameter("SHOT").getValue());
        HtmlPage build = web.goTo(second.getUrl());
        assertTrue(build.asNormalizedText().contains("Renders 3 missing frames of build #1"));
        assertTrue(build.asNormalizedText().contains("Started by user builder"));
        assertNotNull(web.goTo(page).querySelector(".jenkins-alert a[href$='/2/azure-render/']"));
    }

    @Test
    void repeatedRetryQueuesOneBuild() throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(job);
        render(run);
        job.setConcurrentBuild(false);
        job.getBuildersList().add(new SleepBuilder(3_600_000));
        Run<?, ?> busy = job.scheduleBuild2(0).waitForStart();
        web.login("builder");
        assertEquals(200, post(run.getUrl() + "azure-render/retryFailed").getStatusCode());
        assertEquals(200, post(run.getUrl() + "azure-render/retryFailed").getStatusCode());
        job.scheduleBuild2(0);
        assertEquals(2, Queue.getInstance().getItems(job).size());

        jenkins.jenkins.getQueue().clear();
        busy.getExecutor().doStop();
        jenkins.waitUntilNoActivity();
    }

    @Test
    void passwordParameterPreventsRetry() throws Exception {
        job.addProperty(new ParametersDefinitionProperty(new PasswordParameterDefinition("KEY", "", "")));
        Run<?, ?> run = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new PasswordParameterValue("KEY", "x"))));
        String page = render(run);
        web.login("builder");
        assertNull(((HtmlPage) web.goTo(page)).querySelector(RETRY));
        WebResponse response = post(run.getUrl() + "azure-render/retryFailed");
        assertEquals(409, response.getStatusCode());
        assertTrue(
                response.getContentAsString().contains("does not pass on to new builds ('KEY')"),
                response::getContentAsString);
    }

    @Test
    void disabledJobIsNotRetried() throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(job);
        render(run);
        job.disable();
        web.login("builder");
        assertEquals(409, post(run.getUrl() + "azure-render/retryFailed").getStatusCode());
    }

    @Test
    void failedCancellationIsReported() throws Exception {
        AzureRenderConfiguration.get().setAccounts(List.of());
        job.getBuildersList().add(new SleepBuilder(3_600_000));
        Run<?, ?> run = job.scheduleBuild2(0).waitForStart();
        String page = render(run);
        RenderAction.of(run).getRenders().get(0).markSubmitted();
        assertDenied(page, "cancel", CANCEL, "reader", "builder");

        web.login("canceler");
        assertNotNull(((HtmlPage) web.goTo(page)).querySelector(CANCEL));
        assertEquals(200, post(page + "cancel").getStatusCode());
        String text = "";
        for (int tries = 0; tries < 600 && !text.contains("Cannot cancel this render"); tries++) {
            Thread.sleep(50);
            text = web.goTo(page + "live").getBody().asNormalizedText();
        }
        assertTrue(
                text.contains("Cannot cancel this render, which may still be running: No render account is configured"),
                text);
        assertNotNull(((HtmlPage) web.goTo(page)).querySelector(CANCEL), "the button must stay available");
        run.getExecutor().doStop();
        jenkins.waitUntilNoActivity();
    }

    @Test
    void runningRenderIsControlledByUsersWhoCanCancelIt() throws Exception {
        AzureRenderConfiguration.get().setAccounts(List.of());
        job.getBuildersList().add(new SleepBuilder(3_600_000));
        Run<?, ?> run = job.scheduleBuild2(0).waitForStart();
        String page = render(run);
        RenderRecord record = RenderAction.of(run).getRenders().get(0);
        record.markSubmitted();
        record.markTimeLimit(24, 48);
        assertDenied(page, "control?action=pause", PAUSE, "reader", "builder");
        assertDenied(page, "control?action=extend&value=30", FORM, "reader", "builder");

        web.login("canceler");
        HtmlPage shown = web.goTo(page);
        assertNotNull(shown.querySelector(PAUSE));
        assertNull(shown.querySelector(RESUME));
        assertEquals(3, shown.querySelectorAll(FORM).size());
        assertRefused(page, "control", "Unknown value '' for action: use pause, resume, priority, requeue, extend.");
        assertRefused(page, "control?action=resume", "This render is not paused.");
        assertRefused(
                page, "control?action=priority&value=high", "action: 'priority' requires the parameter priority.");
        assertRefused(page, "control?action=priority&value=1001", "priority is 1001: use -1000 to 1000.");
        assertRefused(page, "control?action=extend&value=49", "The time limit is 24 hours: use 25 to 48.");
        assertRefused(
                page,
                "control?action=requeue&value=1",
                "Frame 1 is waiting: only failed and running frames can be requeued.");

        assertEquals(200, post(page + "control?action=pause").getStatusCode());
        String problem = "This render was not changed (paused by canceler): No render account is configured";
        String text = "";
        for (int tries = 0; tries < 600 && !text.contains(problem); tries++) {
            Thread.sleep(50);
            text = web.goTo(page + "live").getBody().asNormalizedText();
        }
        assertTrue(text.contains(problem), text);
        assertNotNull(((HtmlPage) web.goTo(page)).querySelector(PAUSE), "the button must stay available");

        RenderControl pause = new RenderControl("1", RenderControl.Action.PAUSE, "", "ann");
        record.request(pause);
        record.controls().update(pause.done("its pool farm keeps 4 nodes, which cost money while idle"));
        HtmlPage paused = web.goTo(page);
        assertNull(paused.querySelector(PAUSE));
        assertNotNull(paused.querySelector(RESUME));
        text = paused.asNormalizedText();
        assertTrue(text.contains("This render was paused by ann ("), text);
        assertTrue(text.contains("Its pool farm keeps 4 nodes, which cost money while idle."), text);
        assertTrue(text.contains("The time limit continues to run."), text);
        assertRefused(page, "control?action=pause", "This render was already paused by ann.");
        record.markCollected(RenderAction.of(run).frames(record), "sheet.html");
        assertRefused(page, "control?action=resume", "The render has ended.");
        run.getExecutor().doStop();
        jenkins.waitUntilNoActivity();
    }

    private void assertRefused(String page, String path, String message) throws Exception {
        WebResponse response = post(page + path);
        assertEquals(409, response.getStatusCode(), path);
        assertEquals(message, response.getContentAsString());
    }

    private void assertDenied(String page, String url, String button, String... users) throws Exception {
        for (String user : users) {
            web.login(user);
            assertNull(((HtmlPage) web.goTo(page)).querySelector(button), user);
            URL target = new URL(new URL(jenkins.getURL(), page), url);
            assertEquals(405, web.getPage(target).getWebResponse().getStatusCode());
            assertEquals(
                    403,
                    web.getPage(new WebRequest(target, HttpMethod.POST))
                            .getWebResponse()
                            .getStatusCode());
            WebRequest crumbed = new WebRequest(target, HttpMethod.POST);
            web.addCrumb(crumbed);
            assertEquals(403, web.getPage(crumbed).getWebResponse().getStatusCode(), user);
        }
    }

    private WebResponse post(String path) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        web.addCrumb(request);
        return web.getPage(request).getWebResponse();
    }

    /** Adds a submitted render of three frames to the build; returns the path of its page. */
    private static String render(Run<?, ?> run) throws Exception {
        RenderAction.of(run)
                .add(new RenderRecord(
                        "studio", "job-1", "pool", new RenderSettings("scene.blend", "1-3", "a_#", "PNG")));
        return run.getUrl() + "azure-render/render/job-1/";
    }
}

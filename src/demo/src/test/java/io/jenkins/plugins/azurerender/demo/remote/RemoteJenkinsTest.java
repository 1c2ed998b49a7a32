package io.jenkins.plugins.azurerender.demo.remote;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.demo.DemoException;
import io.jenkins.plugins.azurerender.demo.ExpectedFrames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Whatever is wrong with a Jenkins is said in one sentence, before anything is changed there. */
class RemoteJenkinsTest {
    private static final PackedPlugin PLUGIN = new PackedPlugin(
            Path.of("azure-render.hpi"), "azure-render", "2.0", "2.479.3", Map.of("credentials", "1405.vb"), "abc");
    private static final String NEEDED =
            "git pipeline-model-definition workflow-cps workflow-durable-task-step" + " workflow-job workflow-scm-step";

    private PretendJenkins pretended;
    private RemoteJenkins jenkins;

    @BeforeEach
    void open() throws Exception {
        pretended = new PretendJenkins();
        jenkins = new RemoteJenkins(pretended.url(), "ann", "secret");
    }

    @AfterEach
    void nothingWasChanged() {
        pretended.close();
        assertEquals(
                List.of(),
                pretended.posted.stream()
                        .filter(path -> !path.startsWith("/scriptText"))
                        .toList());
    }

    @Test
    void aSoundJenkinsLetsIn() {
        assertDoesNotThrow(() -> new Reception(jenkins).check("2.479.3"));
    }

    @Test
    void aJenkinsWithoutCrumbsLetsIn() {
        pretended.refuses("/crumbIssuer/api/json", 404);
        assertDoesNotThrow(() -> new Reception(jenkins).check("2.479.3"));
    }

    @Test
    void nothingAtTheAddress() {
        pretended.close();
        assertSays("Nothing answers at ", () -> new Reception(jenkins).check("2.479.3"));
    }

    @Test
    void somethingElseAtTheAddress() {
        pretended.version = "";
        assertSays(" is not the front page of a Jenkins", () -> new Reception(jenkins).check("2.479.3"));
    }

    @Test
    void anotherMachine() {
        RemoteJenkins elsewhere = new RemoteJenkins("http://192.0.2.1:8080", "", "");
        assertSays(" is on another machine", () -> new Reception(elsewhere).check("2.479.3"));
    }

    @Test
    void aWrongToken() {
        pretended.refuses("/api/json", 401);
        assertSays("does not take this token or password of 'ann'", () -> new Reception(jenkins).check("2.479.3"));
    }

    @Test
    void nobodyWithoutAName() {
        pretended.refuses("/api/json", 403);
        RemoteJenkins nobody = new RemoteJenkins(pretended.url(), "", "");
        assertSays("lets nobody in without a name", () -> new Reception(nobody).check("2.479.3"));
    }

    @Test
    void aUserWhoMayNotAdminister() {
        pretended.refuses("/script", 403);
        assertSays("'ann' may not administer", () -> new Reception(jenkins).check("2.479.3"));
    }

    @Test
    void anOldJenkins() {
        pretended.version = "2.440.1";
        assertSays("is 2.440.1, and the plugin needs 2.479.3 or newer", () -> new Reception(jenkins).check("2.479.3"));
    }

    @Test
    void missingAndOldPluginsAreNamedTogether() {
        plugins("credentials:1400.v1 git:5.7.0 workflow-cps:4014.v1 workflow-job:1.0 workflow-scm-step:1");
        DemoException failure =
                assertThrows(DemoException.class, () -> installation(false).check());
        assertTrue(
                failure.getMessage()
                        .contains("lacks plugins that the demo needs: credentials (1400.v1 is there, 1405.vb or newer"
                                + " is needed), pipeline-model-definition, workflow-durable-task-step. "),
                failure.getMessage());
    }

    @Test
    void anotherBuildOfThePluginNeedsARestartThatIsAllowed() throws Exception {
        plugins("credentials:1405.x azure-render:1.9 " + NEEDED.replace(" ", ":1 ") + ":1");
        pretended.says("/scriptText", "def");
        assertSays("(1.9 there, 2.0 here), and has to restart to take this one", () -> installation(false)
                .check());
        Installation allowed = installation(true);
        allowed.check();
        assertTrue(allowed.isThere());
    }

    @Test
    void theVeryBuildThatIsThereIsTaken() throws Exception {
        plugins("credentials:1405.x azure-render:2.0 " + NEEDED.replace(" ", ":1 ") + ":1");
        pretended.says("/scriptText", "abc\n");
        Installation installation = installation(false);
        installation.check();
        installation.install();
        assertTrue(installation.isThere());
    }

    @Test
    void otherRenderAccountsAreInTheWay() {
        pretended.says("/scriptText", "studio\nazure-render-demo\n");
        assertSays("has render accounts of its own (studio)", () -> new LocalAccount(jenkins).check());
    }

    @Test
    void aJobOfSomebodyElseIsLeftAlone() {
        pretended.says(
                "/job/azure-render-demo-nightly/config.xml", "<project><description>mine</description></project>");
        assertSays("has a job 'azure-render-demo-nightly' that the demo did not make", () -> build().check());
    }

    @Test
    void aJobThatStillBuildsIsLeftAlone() {
        pretended.says("/job/azure-render-demo-nightly/config.xml", "<description>" + DemoJob.MARK + "</description>");
        pretended.says("/job/azure-render-demo-nightly/api/json", "{\"lastBuild\":{\"building\":true}}");
        assertSays("of an earlier demo still builds", () -> build().check());
    }

    @Test
    void whatIsPostedBringsTheCrumb() throws Exception {
        jenkins.refreshCrumb();
        pretended.says("/scriptText", "");
        jenkins.script("print 1");
        assertEquals(List.of("/scriptText c0ffee"), pretended.posted);
    }

    @Test
    void settingsThatAreNoneAreRefused() throws Exception {
        assertSays("-Djenkins.url is the address", () -> settings("localhost:8080", "15"));
        assertSays("-Djenkins.minutes is a number", () -> settings("http://localhost:8080", "soon"));
        assertEquals("bob", settings("http://localhost:8080", "15").user());
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        assertTrue(Version.of("338.v848422169819").isOlderThan(Version.of("339.v1")));
        assertTrue(Version.of("2.9").isOlderThan(Version.of("2.10.1")));
        assertFalse(Version.of("1405.vb_cda").isOlderThan(Version.of("1405.va")));
        assertFalse(Version.of("2.479.3").isOlderThan(Version.of("2.479")));
    }

    private static RemoteSettings settings(String url, String minutes) throws DemoException {
        return RemoteSettings.of(
                Map.of("url", url, "user", "", "token", "", "restart", "", "minutes", minutes),
                Map.of("JENKINS_USER_ID", "bob", "JENKINS_API_TOKEN", "t"));
    }

    private Installation installation(boolean mayRestart) {
        return new Installation(jenkins, PLUGIN, mayRestart, System.out);
    }

    private RemoteBuild build() {
        ExpectedFrames frames = ExpectedFrames.of("f_#.png", "1-2");
        return new RemoteBuild(jenkins, DemoJob.pipeline(java.net.URI.create("http://x/"), frames), System.out);
    }

    /** Names with versions, as {@code git:5.7.0}. */
    private void plugins(String active) {
        StringBuilder json = new StringBuilder("{\"plugins\":[");
        for (String plugin : active.split(" ")) {
            String[] parts = plugin.split(":");
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"active\":true,\"shortName\":\"%s\",\"version\":\"%s\"}".formatted(parts[0], parts[1]));
        }
        pretended.says("/pluginManager/api/json", json.append("]}").toString());
    }

    private static void assertSays(String part, Executable action) {
        String message = assertThrows(DemoException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}

package io.jenkins.plugins.azurerender.demo.remote;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.demo.DemoException;
import io.jenkins.plugins.azurerender.demo.ExpectedFrames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Failures of a Jenkins are reported in one sentence before anything is changed. */
@Tag("unit")
class RemoteJenkinsTest {
    private static final PackagedPlugin PLUGIN = new PackagedPlugin(
            Path.of("azure-render.hpi"), "azure-render", "2.0", "2.479.3", Map.of("credentials", "1405.vb"), "abc");
    private static final String REQUIRED_PLUGINS =
            "git pipeline-model-definition workflow-cps workflow-durable-task-step" + " workflow-job workflow-scm-step";

    private FakeJenkins server;
    private RemoteJenkins jenkins;

    @BeforeEach
    void open() throws Exception {
        server = new FakeJenkins();
        jenkins = new RemoteJenkins(server.url(), "ann", "secret");
    }

    @AfterEach
    void assertNothingWasChanged() {
        server.close();
        assertEquals(
                List.of(),
                server.posted.stream()
                        .filter(path -> !path.startsWith("/scriptText"))
                        .toList());
    }

    @Test
    void suitableJenkinsPasses() {
        assertDoesNotThrow(() -> new JenkinsCheck(jenkins).check("2.479.3"));
    }

    @Test
    void jenkinsWithoutCrumbsPasses() {
        server.respondWithStatus("/crumbIssuer/api/json", 404);
        assertDoesNotThrow(() -> new JenkinsCheck(jenkins).check("2.479.3"));
    }

    @Test
    void unreachableJenkinsIsReported() {
        server.close();
        assertFailsWith("Cannot connect to Jenkins at ", () -> new JenkinsCheck(jenkins).check("2.479.3"));
    }

    @Test
    void otherServerIsReported() {
        server.version = "";
        assertFailsWith(" is not from a Jenkins root page", () -> new JenkinsCheck(jenkins).check("2.479.3"));
    }

    @Test
    void remoteMachineIsRejected() {
        RemoteJenkins remote = new RemoteJenkins("http://192.0.2.1:8080", "", "");
        assertFailsWith(" is on another machine", () -> new JenkinsCheck(remote).check("2.479.3"));
    }

    @Test
    void wrongTokenIsReported() {
        server.respondWithStatus("/api/json", 401);
        assertFailsWith("rejected the token or password of 'ann'", () -> new JenkinsCheck(jenkins).check("2.479.3"));
    }

    @Test
    void missingUserIsReported() {
        server.respondWithStatus("/api/json", 403);
        RemoteJenkins anonymous = new RemoteJenkins(server.url(), "", "");
        assertFailsWith("does not allow anonymous access", () -> new JenkinsCheck(anonymous).check("2.479.3"));
    }

    @Test
    void userWithoutAdministerPermissionIsReported() {
        server.respondWithStatus("/script", 403);
        assertFailsWith("'ann' cannot administer", () -> new JenkinsCheck(jenkins).check("2.479.3"));
    }

    @Test
    void outdatedJenkinsIsReported() {
        server.version = "2.440.1";
        assertFailsWith("has version 2.440.1, but the plugin requires 2.479.3 or newer", () -> new JenkinsCheck(jenkins)
                .check("2.479.3"));
    }

    @Test
    void missingAndOutdatedPluginsAreListed() {
        plugins("credentials:1400.v1 git:5.7.0 workflow-cps:4014.v1 workflow-job:1.0 workflow-scm-step:1");
        DemoException failure =
                assertThrows(DemoException.class, () -> installation(false).check());
        assertTrue(
                failure.getMessage()
                        .contains("is missing plugins: credentials (1400.v1 is installed, 1405.vb or newer"
                                + " is required), pipeline-model-definition, workflow-durable-task-step. "),
                failure.getMessage());
    }

    @Test
    void otherBuildOfPluginRequiresAllowedRestart() throws Exception {
        plugins("credentials:1405.x azure-render:1.9 " + REQUIRED_PLUGINS.replace(" ", ":1 ") + ":1");
        server.respond("/scriptText", "def");
        assertFailsWith("(installed: 1.9, new: 2.0). Add -Djenkins.restart=true", () -> installation(false)
                .check());
        PluginInstallation allowed = installation(true);
        allowed.check();
        assertTrue(allowed.isInstalled());
    }

    @Test
    void identicalBuildOfPluginIsNotUploaded() throws Exception {
        plugins("credentials:1405.x azure-render:2.0 " + REQUIRED_PLUGINS.replace(" ", ":1 ") + ":1");
        server.respond("/scriptText", "abc\n");
        PluginInstallation installation = installation(false);
        installation.check();
        installation.install();
        assertTrue(installation.isInstalled());
    }

    @Test
    void otherRenderAccountsAreReported() {
        server.respond("/scriptText", "studio\nazure-render-demo\n");
        assertFailsWith("has other render accounts (studio)", () -> new RenderAccountSetup(jenkins).check());
    }

    @Test
    void jobNotCreatedByDemoIsNotTouched() {
        server.respond(
                "/job/azure-render-demo-nightly/config.xml", "<project><description>mine</description></project>");
        assertFailsWith(
                "has a job 'azure-render-demo-nightly' that was not created by the demo", () -> build().check());
    }

    @Test
    void runningJobIsNotTouched() {
        server.respond("/job/azure-render-demo-nightly/config.xml", "<description>" + DemoJob.MARK + "</description>");
        server.respond("/job/azure-render-demo-nightly/api/json", "{\"lastBuild\":{\"building\":true}}");
        assertFailsWith("from an earlier demo is still running", () -> build().check());
    }

    @Test
    void postRequestsContainCrumb() throws Exception {
        jenkins.refreshCrumb();
        server.respond("/scriptText", "");
        jenkins.script("print 1");
        assertEquals(List.of("/scriptText c0ffee"), server.posted);
    }

    @Test
    void invalidSettingsAreRejected() throws Exception {
        assertFailsWith("Invalid -Djenkins.url", () -> settings("localhost:8080", "15"));
        assertFailsWith("Invalid -Djenkins.minutes", () -> settings("http://localhost:8080", "soon"));
        assertEquals("bob", settings("http://localhost:8080", "15").user());
    }

    @Test
    void versionsAreComparedByLeadingNumbers() {
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

    private PluginInstallation installation(boolean mayRestart) {
        return new PluginInstallation(jenkins, PLUGIN, mayRestart, System.out);
    }

    private RemoteBuild build() {
        ExpectedFrames frames = ExpectedFrames.of("f_#.png", "1-2");
        return new RemoteBuild(jenkins, DemoJob.pipeline(java.net.URI.create("http://x/"), frames), System.out);
    }

    /** Names with versions, such as {@code git:5.7.0}. */
    private void plugins(String active) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        for (String plugin : active.split(" ")) {
            String[] parts = plugin.split(":");
            json.withArray("plugins")
                    .addObject()
                    .put("active", true)
                    .put("shortName", parts[0])
                    .put("version", parts[1]);
        }
        server.respond("/pluginManager/api/json", json.toString());
    }

    private static void assertFailsWith(String part, Executable action) {
        String message = assertThrows(DemoException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}

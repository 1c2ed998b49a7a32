package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.collect.CollectFixture;
import io.jenkins.plugins.azurerender.collect.CollectParameters;
import io.jenkins.plugins.azurerender.collect.RenderCompletion;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.LogFindings;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.RenderName;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.w3c.dom.Element;

/** The JUnit report of a render. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class JUnitReportTest {

    @TempDir
    Path folder;

    @Test
    void frameIsATestCaseWithDurationAndFailure(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = farm(jenkins, cloud, "1-3").submit(1, task -> switch (task.id()) {
            case "f0001" -> "sleep 1; cp %s/image1.png a_1.png".formatted(folder);
            case "f0002" -> "echo std::bad_alloc; exit 1";
            default -> "true";
        });
        farm.workspace =
                new FilePath(Files.createDirectory(folder.resolve("workspace")).toFile());
        assertThrows(AbortException.class, farm::end);

        Element suite = artifact(farm);
        assertEquals("testsuite", suite.getTagName());
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("2", suite.getAttribute("failures"));
        assertEquals("scene", frame(suite, 0).getAttribute("classname"));
        assertEquals("frame 0001", frame(suite, 0).getAttribute("name"));
        assertTrue(Double.parseDouble(frame(suite, 0).getAttribute("time")) >= 1, "includes the sleep of one second");
        assertNull(failure(suite, 0));
        assertEquals("memory", failure(suite, 1).getAttribute("type"));
        assertEquals(
                "a_2.png is missing: the node ran out of memory",
                failure(suite, 1).getAttribute("message"));
        String text = failure(suite, 1).getTextContent();
        assertTrue(text.contains("f0002 ended with exit code 1 on node "), text);
        assertTrue(text.endsWith("\nstd::bad_alloc"), text);
        assertEquals("no-image", failure(suite, 2).getAttribute("type"));
        try (InputStream file = farm.workspace.child("out/frames.xml").read()) {
            assertEquals("3", parsed(file).getAttribute("tests"));
        }
        assertFalse(farm.workspace.child("out/frames.xml.part").exists());
    }

    @Test
    void canceledFramesAreSkipped(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = farm(jenkins, cloud, "1-3");
        FrameRow row = farm.table().row(2).orElseThrow();
        farm.table().put(List.of(row.failed(FrameState.FAILED, new Failure(FailureClass.SCENE, "its task failed"))));
        farm.table().cancel(1);
        new JUnitReport(farm.build, farm.record, farm.table(), "frames.xml", farm.listener).write(null);

        Element suite = artifact(farm, "frames.xml");
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("2", suite.getAttribute("skipped"));
        assertEquals("scene", failure(suite, 1).getAttribute("type"));
        assertNull(failure(suite, 0));
        Element skipped =
                (Element) frame(suite, 0).getElementsByTagName("skipped").item(0);
        assertEquals("canceled", skipped.getAttribute("message"));
    }

    @Test
    void framesLeftOutByAStopAreSkippedWithItsReason(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = farm(jenkins, cloud, "1-2");
        farm.record.markStop("3 frames failed in the same way", List.of());
        farm.table().put(List.of(farm.table().row(1).orElseThrow().notRendered()));
        new JUnitReport(farm.build, farm.record, farm.table(), "frames.xml", farm.listener).write(null);

        Element suite = artifact(farm, "frames.xml");
        assertEquals("0", suite.getAttribute("failures"));
        assertEquals("2", suite.getAttribute("skipped"));
        Element skipped =
                (Element) frame(suite, 0).getElementsByTagName("skipped").item(0);
        assertEquals(
                "not rendered: the render was stopped because 3 frames failed in the same way",
                skipped.getAttribute("message"));
    }

    @Test
    void anyLogLineResultsInValidXml(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = farm(jenkins, cloud, "7");
        String line = "]]> <b>&amp; \u0000\u0007\u001b[31m \ufffe \ud800 \ud83d\ude00 \"quoted\"";
        FrameRow row = farm.table().row(7).orElseThrow();
        farm.table()
                .put(List.of(row.failed(FrameState.FAILED, new Failure(FailureClass.SCENE, "is \u0001 <missing>"))));
        farm.table()
                .putProblems(List.of(new TaskProblem(
                        "f0007",
                        "7",
                        1,
                        "",
                        "",
                        "node<1>",
                        FailureClass.SCENE,
                        new LogFindings(List.of(line), -1, ""))));
        new JUnitReport(farm.build, farm.record, farm.table(), "frames.xml", farm.listener).write(null);

        Element failure = failure(artifact(farm, "frames.xml"), 0);
        assertEquals("a_7.png is \ufffd <missing>: the scene cannot be rendered", failure.getAttribute("message"));
        assertTrue(
                failure.getTextContent()
                        .endsWith("\n]]> <b>&amp; \ufffd\ufffd\ufffd[31m \ufffd \ufffd \ud83d\ude00 \"quoted\""),
                failure.getTextContent());
    }

    @Test
    void nameOrCameraAndLayersAreTheClassName(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = farm(jenkins, cloud, "1");
        var options = new io.jenkins.plugins.azurerender.render.RendererOptions(
                "", "Cam.001", List.of("Beauty", "Fog"), 0, 0, 0, List.of());
        RenderPlan plan = RenderPlan.of(
                "shots/turn.table.blend",
                FrameRange.parse("1"),
                new FrameFiles("a_#", io.jenkins.plugins.azurerender.render.ImageFormat.PNG),
                new io.jenkins.plugins.azurerender.render.engines.Blender(options, "", "", false),
                new io.jenkins.plugins.azurerender.render.TaskLayout(
                        1, io.jenkins.plugins.azurerender.render.FrameOrder.FORWARD));
        assertEquals("turn_table.Cam_001.Beauty+Fog", className(plan, RenderName.of(plan), farm));
        assertEquals("wide_2", className(plan, "wide.2", farm));
    }

    private static String className(RenderPlan plan, String name, CollectFixture farm) throws Exception {
        return new JUnitReportWriter(plan, name, farm.table(), "", null).className();
    }

    @Test
    void failedRenderHasAReport(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = farm(jenkins, cloud, "1-2");
        new RenderCompletion(farm.build, farm.record, farm.table(), farm.request, farm.listener).show(null);
        Element suite = artifact(farm);
        assertEquals("0", suite.getAttribute("failures"));
        assertEquals("2", suite.getAttribute("skipped"), "they will be canceled");
        Element skipped =
                (Element) frame(suite, 0).getElementsByTagName("skipped").item(0);
        assertEquals("was not rendered", skipped.getAttribute("message"));
        assertTrue(farm.artifacts().contains("contact-sheet.html"));
    }

    @Test
    void reportThatCannotBeCopiedIsAnArtifactOnly(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = farm(jenkins, cloud, "1");
        Path file = Files.createFile(folder.resolve("file"));
        FilePath workspace = new FilePath(file.resolve("workspace").toFile());
        new JUnitReport(farm.build, farm.record, farm.table(), "frames.xml", farm.listener).write(workspace);
        assertTrue(farm.artifacts().contains("frames.xml"));
        assertTrue(
                farm.text()
                        .contains("frames.xml is an artifact only, because it could not be copied to the workspace: "
                                + file),
                farm::text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"frames", "../frames.xml", "/tmp/frames.xml", "a//b.xml", "CON.xml", "logs/x.xml", "a\\b.xml"})
    void unsafeFileNameIsRejected(String name) {
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> JUnitReport.check(name));
        assertTrue(x.getMessage().contains("use a relative path that ends in .xml"), x.getMessage());
    }

    private static CollectFixture farm(JenkinsRule jenkins, LocalCloud cloud, String frames) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, frames, 1);
        farm.request =
                new CollectParameters().retries(0).testResults("out/frames.xml").request();
        return farm;
    }

    private static Element artifact(CollectFixture farm) throws Exception {
        return artifact(farm, "out/frames.xml");
    }

    private static Element artifact(CollectFixture farm, String name) throws Exception {
        try (InputStream content =
                farm.build.getArtifactManager().root().child(name).open()) {
            return parsed(content);
        }
    }

    private static Element parsed(InputStream content) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(content)
                .getDocumentElement();
    }

    private static Element frame(Element suite, int index) {
        return (Element) suite.getElementsByTagName("testcase").item(index);
    }

    private static Element failure(Element suite, int index) {
        return (Element) frame(suite, index).getElementsByTagName("failure").item(0);
    }
}

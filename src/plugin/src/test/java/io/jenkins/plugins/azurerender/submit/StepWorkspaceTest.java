package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class StepWorkspaceTest {

    @ParameterizedTest
    @CsvSource({
        "/ws/job, /ws/job, /ws/job, ''",
        "/ws/job/shots/s010, /ws/job, /ws/job, shots/s010",
        "/ws/job/shots, /ws/job/, /ws/job, shots",
        "/ws/job-2, /ws/job, /ws/job-2, ''",
        "/ws/job@tmp, /ws/job, /ws/job@tmp, ''",
        "/other, /ws/job, /other, ''",
        "/ws/job/shots, , /ws/job/shots, ''",
        "/ws/job/a\\b, /ws/job, /ws/job, a\\b",
    })
    void rootIsTheWorkspaceThatContainsTheCurrentDirectory(
            String current, String workspace, String root, String directory) {
        StepWorkspace found = StepWorkspace.of(new FilePath((VirtualChannel) null, current), workspace);
        assertEquals(root, found.root().getRemote().replaceFirst("/$", ""));
        assertEquals(directory, found.directory());
    }
}

package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.record.RenderControl.Action;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RenderControlsTest {

    @Test
    void oneRequestOfARenderIsSentAtATime() {
        RenderControls controls = new RenderControls();
        RenderControl pause = controls.request(new RenderControl("1", Action.PAUSE, "", "ann"));
        RenderControl resume = controls.request(new RenderControl("2", Action.RESUME, "", "bob"));
        assertTrue(controls.begin(pause));
        assertFalse(controls.begin(pause));
        assertFalse(controls.begin(resume), "Batch could receive it first");
        controls.end(pause);
        assertTrue(controls.begin(resume));
        controls.end(resume);
        controls.update(resume.done(""));
        assertFalse(controls.begin(resume));
    }

    @Test
    void jobMayBePausedUntilItWasResumed() {
        RenderControls controls = new RenderControls();
        RenderControl pause = controls.request(new RenderControl("1", Action.PAUSE, "", "ann"));
        assertTrue(controls.mayBePaused());
        controls.update(pause.done(""));
        RenderControl resume = controls.request(new RenderControl("2", Action.RESUME, "", "bob"));
        assertTrue(controls.mayBePaused());
        controls.update(resume.done(""));
        assertFalse(controls.mayBePaused());
    }
}

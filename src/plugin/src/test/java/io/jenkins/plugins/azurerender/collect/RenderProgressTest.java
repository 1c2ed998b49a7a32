package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.record.FrameImage;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.TaskRun;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RenderProgressTest {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 1, 23, 30, 0, 0, ZoneOffset.UTC);

    private static FrameRow row(int number, FrameState state, long start, long end) {
        long now = NOW.toEpochSecond();
        TaskRun run = new TaskRun("t" + number, "node", now + start, end == 0 ? 0 : now + end);
        return new FrameRow(number, state, 0, 0, run, FrameImage.NONE, Optional.empty());
    }

    @Test
    void endIsATimeInTheZoneOfTheController() {
        FrameRow ended = row(1, FrameState.ARCHIVED, -7200, -3600);
        FrameRow running = row(2, FrameState.RUNNING, 0, 0);
        assertEquals(", done about 00:30 Z", RenderProgress.doneAbout(List.of(ended, running), NOW));
    }

    @Test
    void endAfterADayHasADate() {
        FrameRow ended = row(1, FrameState.ARCHIVED, -100_000, -10_000);
        FrameRow running = row(2, FrameState.RUNNING, 0, 0);
        FrameRow waiting = row(3, FrameState.WAITING, 0, 0);
        assertEquals(
                ", done about 2026-03-04 01:30 Z", RenderProgress.doneAbout(List.of(ended, running, waiting), NOW));
    }

    @Test
    void unknownEndIsLeftOut() {
        assertEquals("", RenderProgress.doneAbout(List.of(), NOW));
        assertEquals("", RenderProgress.doneAbout(List.of(row(1, FrameState.RUNNING, -10, 0)), NOW));
    }
}

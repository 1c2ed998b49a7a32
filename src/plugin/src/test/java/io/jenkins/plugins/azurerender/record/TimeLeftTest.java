package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TimeLeftTest {

    private static final long NOW = 1_000_000;

    private static FrameRow waiting(int number) {
        return FrameRow.waiting(number, "t" + number);
    }

    private static FrameRow running(int number, long start) {
        return row(number, FrameState.RUNNING, start, 0);
    }

    private static FrameRow archived(int number, long seconds) {
        return row(number, FrameState.ARCHIVED, NOW - 500, NOW - 500 + seconds);
    }

    private static FrameRow row(int number, FrameState state, long start, long end) {
        FrameRow row = waiting(number);
        return new FrameRow(
                number, state, 0, 0, new TaskRun(row.task(), "node", start, end), FrameImage.NONE, Optional.empty());
    }

    @Test
    void timeIsUnknownUntilATaskHasEndedAndWhileNoneRuns() {
        assertEquals(OptionalLong.empty(), TimeLeft.seconds(List.of(), NOW));
        assertEquals(OptionalLong.empty(), TimeLeft.seconds(List.of(waiting(1), running(2, NOW)), NOW));
        assertEquals(OptionalLong.empty(), TimeLeft.seconds(List.of(waiting(1), archived(2, 60)), NOW));
    }

    @Test
    void runningAndWaitingTasksShareTheNodes() {
        List<FrameRow> rows = List.of(
                archived(1, 100),
                archived(2, 100),
                running(3, NOW - 40),
                running(4, NOW - 90),
                waiting(5),
                waiting(6),
                waiting(7));
        assertEquals(OptionalLong.of((60 + 10 + 300) / 2), TimeLeft.seconds(rows, NOW));
    }

    @Test
    void lastTaskDeterminesTheEnd() {
        List<FrameRow> rows = List.of(archived(1, 100), running(2, NOW - 95), running(3, NOW - 20));
        assertEquals(OptionalLong.of(80), TimeLeft.seconds(rows, NOW));
        assertEquals(OptionalLong.of(0), TimeLeft.seconds(List.of(archived(1, 100), running(2, NOW - 200)), NOW));
    }

    @Test
    void moreWorkIsNeverFinishedEarlier() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<FrameRow> rows = new ArrayList<>(List.of(archived(0, 1 + random.nextInt(500))));
            for (int number = 1; number <= 1 + random.nextInt(9); number++) {
                rows.add(running(number, NOW - random.nextInt(900)));
            }
            long last = TimeLeft.seconds(rows, NOW).orElseThrow();
            for (int number = 100; number < 120; number++) {
                rows.add(waiting(number));
                long left = TimeLeft.seconds(rows, NOW).orElseThrow();
                assertTrue(left >= last, "seed " + seed);
                last = left;
            }
        }
    }
}

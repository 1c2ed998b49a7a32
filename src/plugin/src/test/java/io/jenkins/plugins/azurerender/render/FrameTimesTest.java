package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.FrameTimes.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of tasks from those of earlier ones, and what follows for nodes and chunks. */
@Tag("unit")
class FrameTimesTest {

    private static final int CASES = 500;

    @Test
    void withoutSamplesNothingIsKnown() {
        assertEquals(Optional.empty(), FrameTimes.of(List.of()));
        assertEquals(Optional.empty(), FrameTimes.of(List.of(new Sample(0, 10), new Sample(3, 0))));
    }

    @Test
    void startUpIsSeparatedFromFrames() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            double startUp = random.nextInt(600);
            double perFrame = 1 + random.nextInt(3_000);
            List<Sample> samples = new ArrayList<>();
            for (int frames = 1; frames <= 2 + random.nextInt(5); frames++) {
                samples.add(new Sample(frames, startUp + perFrame * frames));
            }
            Collections.shuffle(samples, random);

            FrameTimes times = FrameTimes.of(samples).orElseThrow();

            assertTrue(times.separated() || startUp == 0, "seed " + seed);
            assertEquals(startUp, times.startUp(), 1e-3, "seed " + seed);
            assertEquals(perFrame, times.perFrame(), 1e-3, "seed " + seed);
        }
    }

    /** Tasks of the same length, or with times that contradict a start-up. */
    @Test
    void inseparableTimesAreThoseOfFrames() {
        assertEquals(
                new FrameTimes(0, 5, false),
                FrameTimes.of(List.of(new Sample(2, 8), new Sample(2, 12))).orElseThrow());
        assertFalse(FrameTimes.of(List.of(new Sample(1, 10), new Sample(2, 5)))
                .orElseThrow()
                .separated());
        assertFalse(FrameTimes.of(List.of(new Sample(1, 1), new Sample(2, 10)))
                .orElseThrow()
                .separated());
    }

    /** A chunk has a tenth of start-up at most, and no smaller one has, unless its task would take 30 minutes. */
    @Test
    void chunkIsTheSmallestWithLittleStartUp() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            FrameTimes times =
                    new FrameTimes(random.nextInt(2_000), 0.1 + random.nextInt(1_000) * random.nextDouble(), true);

            int chunk = times.chunk().orElseThrow();

            assertTrue(chunk >= 1 && chunk <= TaskLayout.MAX_CHUNK, () -> times + ": " + chunk);
            assertTrue(chunk == 1 || times.task(chunk) < 1_800, () -> times + ": " + chunk);
            boolean enough = times.startUp() < 0.1 * times.task(chunk);
            boolean full = times.task(chunk + 1) >= 1_800 || chunk == TaskLayout.MAX_CHUNK;
            assertTrue(enough || full, () -> times + ": " + chunk);
            assertTrue(chunk == 1 || times.startUp() >= 0.0999 * times.task(chunk - 1), () -> times + ": " + chunk);
        }
        assertEquals(Optional.empty(), new FrameTimes(0, 5, false).chunk());
    }

    @Test
    void moreNodesAreNeverLater() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<Integer> frames = new ArrayList<>(Collections.nCopies(1 + random.nextInt(300), 1 + random.nextInt(9)));
            frames.add(1);
            int nodesPerTask = random.nextInt(4) == 0 ? 2 : 1;
            ExpectedTime expected = new ExpectedTime(
                    new FrameTimes(random.nextInt(100), 1 + random.nextInt(500), true),
                    frames,
                    nodesPerTask > 1 ? 1 : 1 + random.nextInt(4),
                    nodesPerTask);
            double last = Double.MAX_VALUE;
            for (int nodes = nodesPerTask; nodes < 400; nodes++) {
                double seconds = expected.seconds(nodes);
                assertTrue(seconds <= last, "seed " + seed);
                // no render is faster than its node time on these nodes
                assertTrue(seconds * nodes >= expected.nodeSeconds() - 1e-6, "seed " + seed);
                last = seconds;
            }
            assertEquals(expected.seconds(expected.usefulNodes()), expected.seconds(100_000), "seed " + seed);
        }
    }

    @Test
    void sizingComparesNumbersOfNodes() {
        FrameTimes minute = new FrameTimes(0, 60, false);
        ExpectedTime hundred = new ExpectedTime(minute, Collections.nCopies(100, 1), 1, 1);
        assertEquals(
                Optional.of("8 nodes finish in about 13 min, 16 in 7 min, at about the same cost"), hundred.sizing(8));
        assertEquals(
                Optional.of("1 node finishes in about 1 h 40 min, 10 in 10 min, at about the same cost"),
                hundred.sizing(0));
        assertEquals(Optional.of("only 100 of 120 nodes can work at the same time"), hundred.sizing(120));
        assertEquals(Optional.empty(), hundred.sizing(100));
        ExpectedTime slots = new ExpectedTime(minute, Collections.nCopies(100, 1), 4, 1);
        assertEquals(Optional.of("only 25 of 30 nodes can work at the same time"), slots.sizing(30));
        assertEquals(1_500, slots.nodeSeconds());
    }

    @ParameterizedTest
    @CsvSource({
        "0.4, 0 s",
        "45, 45 s",
        "89.4, 89 s",
        "90, 2 min",
        "2400, 40 min",
        "5370, 1 h 30 min",
        "7800, 2 h 10 min",
        "360000, 100 h 0 min"
    })
    void timesAreRounded(double seconds, String text) {
        assertEquals(text, FrameTimes.text(seconds));
    }

    @Test
    void textHasFramesAndStartUp() {
        assertEquals("4.2 min per frame, start-up 40 s", new FrameTimes(40, 252, true).toString());
        assertEquals("3.5 s per frame, including start-up", new FrameTimes(0, 3.5, false).toString());
    }
}

package io.jenkins.plugins.azurerender.render.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class LogPatternsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blender | CUDA error: Out of memory in cuMemAlloc                                       | MEMORY
            blender | CUDA error: Launch failed                                                     | DEVICE
            blender | Error: Cannot render, no camera                                               | CAMERA
            blender | Render error (No space left on device) cannot save: '/tmp/a_0001.png'         | DISK
            blender | Error: Cannot read file '/mnt/a.blend': No such file or directory             | SCENE
            blender | The add-on 'tool' could not be enabled: see the log above                     | PLUGIN
            blender | OpenColorIO Error: Error could not read 'color/a.ocio' OCIO profile.          | COLOR
            blender | BPY_driver_exec: restricted access disallows opcode '132', enable auto-execution to support | WARNING
            blender | Error in PyDriver: expression failed: self.location[0]                        | WARNING
            blender | scripts disabled for "/mnt/a.blend", skipping 'rig.py'                        | WARNING
            blender | Traceback (most recent call last):                                            | RENDERER
            blender | blender was not found on this node: choose an image that has it               | PROGRAM
            maya    | Error: (kLicenseNotFound) License was not obtained                            | LICENSE
            maya    | Plug-in, "xgenToolkit", was not found on MAYA_PLUG_IN_PATH.                   | PLUGIN
            maya    | // Maya exited with status 210                                                | RENDERER
            maya    | Scene /a/b.ma does not have any renderable cameras                            | CAMERA
            arnold  | 00:00:01 66MB ERROR [clm] rendering with watermarks because of failed authorization | LICENSE
            arnold  | 00:00:01 66MB ERROR aborting render because the abort_on_license_fail option was enabled | LICENSE
            maya    | ERROR aborting render because this is a batch render and abort_on_license_fail option is enabled | LICENSE
            arnold  | 00:00:01 66MB WARNING [texturesys] could not open file "wood.tx"            | WARNING
            vray    | [2025/Jan/1] error: Could not obtain a license (-97).                         | LICENSE
            vray    | [2025/Jan/1] warning: Could not load bitmap "a.png"                           | WARNING
            max     | Error occured while rendering job                                             | RENDERER
            max     | Missing dll: Forestpack.dlo                                                   | PLUGIN
            custom  | terminate called after throwing an instance of 'std::bad_alloc'               | MEMORY
            """)
    void lineIsClassified(String renderer, String line, LogKind kind) {
        LogScan scan = LogPatterns.of(renderer).scan(List.of("Read prefs", line, "Quit"));
        assertEquals(1, scan.count(kind), scan::toString);
        assertEquals(kind.isFailure() ? Optional.of(kind) : Optional.empty(), scan.failure());
        assertEquals(List.of(line), scan.lines(kind));
    }

    /** The switch is on the command line of each frame, which the log can contain. */
    @ParameterizedTest
    @ValueSource(strings = {"arnold", "maya"})
    void switchThatAbortsWithoutALicenseIsNoFailure(String renderer) {
        LogScan scan = LogPatterns.of(renderer).scan(List.of("kick -set options.abort_on_license_fail true"));
        assertEquals(Optional.empty(), scan.failure());
    }

    /** Arnold writes it on nodes without a GPU, and renders the frame with the CPU. */
    @Test
    void missingGpuOfAFrameThatNeedsNoneIsNoFailure() {
        LogScan scan =
                LogPatterns.of("arnold").scan(List.of("00:00:00   60MB         | [gpu] no supported GPU device"));
        assertEquals(Optional.empty(), scan.failure());
    }

    @Test
    void progressOfTheLastFrameIsFound() {
        String line = "Fra:7 Mem:12.3M (Peak 12.9M) | Time:00:00.10 | Mem:0.1M | Scene, ViewLayer | Sample 32/128";
        LogScan scan = LogPatterns.of("blender").scan(List.of(line, "Saved: '/mnt/frames/a b_0007.png'"));
        assertEquals(25, scan.percent());
        assertEquals("/mnt/frames/a b_0007.png", scan.saved());
        assertEquals(
                12,
                LogPatterns.of("vray")
                        .scan(List.of("Rendering image (frame 3)...: 12.5% [00:00:03]"))
                        .percent());
        assertEquals(
                40,
                LogPatterns.of("arnold")
                        .scan(List.of("00:00:05 90MB | 40% done - 12 rays/pixel"))
                        .percent());
        assertEquals(
                66,
                LogPatterns.of("custom").scan(List.of("openjd_progress: 66.6")).percent());
        assertEquals(-1, LogPatterns.of("custom").scan(List.of("hello")).percent());
    }

    @Test
    void mostSpecificFailureIsReported() {
        LogScan scan = LogPatterns.of("maya")
                .scan(List.of("Fatal Error. Attempting to save", "Cannot load scene", "could not get a license"));
        assertEquals(Optional.of(LogKind.LICENSE), scan.failure());
    }

    @Test
    void customPatternsTakePrecedence() {
        LogPatterns patterns = LogPatterns.of("custom").with("""
                # patterns of an in-house renderer
                license   seat \\w+ is taken
                progress  at (?<done>\\d+) of (?<total>\\d+)
                ignore    out of memory budget, swapping tiles
                """);
        LogScan scan = patterns.scan(
                List.of("Seat B12 is taken", "at 3 of 4", "out of memory budget, swapping tiles", "Out of memory"));
        assertEquals(1, scan.count(LogKind.LICENSE));
        assertEquals(1, scan.count(LogKind.MEMORY));
        assertEquals(75, scan.percent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            license        | The log pattern in logPatterns line 1 is invalid
            bad  x         | The log pattern in logPatterns line 1 has the unknown kind 'bad': choose progress,
            scene  a(b     | The log pattern in logPatterns line 1 is not a valid regular expression: Unclosed group.
            """)
    void invalidPatternIsRejectedWithItsLineNumber(String text, String start) {
        String message = assertThrows(InvalidRequestException.class, () -> LogPatterns.of("custom")
                        .with(text))
                .getMessage();
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void catastrophicBacktrackingIsLimited() {
        LogPatterns patterns = LogPatterns.of("custom").with("scene (a+)+b");
        LogScan scan = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> patterns.scan(IntStream.range(0, 20).mapToObj(number -> "a".repeat(1_000))));
        assertEquals(0, scan.count(LogKind.SCENE));
    }

    /** Otherwise many patterns and lines keep a thread for hours. */
    @Test
    void readsOfAllPatternsInALogAreLimited() {
        LogPatterns patterns = LogPatterns.of("custom").with("scene (a+)+b\n".repeat(4));
        List<String> lines = Collections.nCopies(1_000, "a".repeat(1_000));
        ScanBudget budget = new ScanBudget(1_000_000);
        LogScan scan = patterns.scan(lines.stream(), budget);
        assertFalse(scan.complete());
        assertEquals(8 * 1_001, budget.limit(lines.get(0)));
        assertTrue(patterns.scan(lines.subList(0, 5)).complete());
    }

    @Test
    void usualPatternsFindTheEndOfALogThatReachedItsLimit() {
        LogPatterns patterns =
                LogPatterns.of("blender").with("scene (a+)+b\nwarning .*slow.*thing\ncamera lens (\\d+) is broken");
        Stream<String> lines = Stream.concat(
                Collections.nCopies(1_000, "a".repeat(1_000)).stream(),
                Stream.of(
                        "Fra:7 Mem:12.3M (Peak 12.9M) | Time:00:00.10 | Mem:0.1M | Scene, ViewLayer | Sample 32/128",
                        "lens 12 is broken",
                        "Error: CUDA error: Out of memory in cuMemAlloc"));
        LogScan scan = patterns.scan(lines, new ScanBudget(1_000_000));
        assertFalse(scan.complete());
        assertEquals(25, scan.percent());
        assertEquals(1, scan.count(LogKind.CAMERA));
        assertEquals(1, scan.count(LogKind.MEMORY));
    }

    /** No line of the usual logs of renderers counts towards the limit, so that logs of any size are scanned completely. */
    @ParameterizedTest
    @ValueSource(strings = {"blender", "maya", "arnold", "vray", "max", "custom"})
    void patternsOfRenderersNeedFewReads(String renderer) {
        LogScan scan = LogPatterns.of(renderer)
                .scan(
                        Stream.of(
                                "Fra:7 Mem:12.3M (Peak 12.9M) | Time:00:00.10 | Mem:0.1M | Scene, ViewLayer | Sample 32/128",
                                "00:00:01   66MB WARNING | [texturesys] could not open file \"/mnt/wood 0001.tx\"",
                                "[2025/Jan/1|10:11:12] V-Ray: Rendering image...: 42.5% [01:02:03.4]",
                                "Saved: '/mnt/frames/a b_0007.png'",
                                "",
                                "#".repeat(2_000)),
                        new ScanBudget(0));
        assertTrue(scan.complete());
    }

    @Test
    void interruptEndsTheScan() {
        Thread.currentThread().interrupt();
        UncheckedIOException x = assertThrows(
                UncheckedIOException.class, () -> LogPatterns.of("custom").scan(List.of("hello")));
        assertInstanceOf(InterruptedIOException.class, x.getCause());
        assertTrue(Thread.interrupted());
    }

    @Test
    void tooManyPatternsAreRejected() {
        LogPatterns.check("scene a\n".repeat(200));
        InvalidRequestException x =
                assertThrows(InvalidRequestException.class, () -> LogPatterns.check("scene a\n".repeat(201)));
        assertEquals("There are more than 200 log patterns: combine some of them with '|'.", x.getMessage());
    }

    @Test
    void onlyTheFirstLinesOfAKindAreKept() {
        LogScan scan = LogPatterns.of("blender")
                .scan(IntStream.range(0, 20_000).mapToObj(number -> "Warning: texture " + number));
        assertEquals(20_000, scan.count(LogKind.WARNING));
        assertEquals(10, scan.lines(LogKind.WARNING).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"blender", "maya", "arnold", "vray", "max", "custom"})
    void rendererHasPatterns(String renderer) {
        assertTrue(LogPatterns.of(renderer)
                .scan(List.of("std::bad_alloc"))
                .failure()
                .isPresent());
    }
}

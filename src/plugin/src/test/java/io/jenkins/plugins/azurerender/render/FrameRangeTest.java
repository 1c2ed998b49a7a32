package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class FrameRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7               | 7
            1-5             | 1 2 3 4 5
            1-9x4           | 1 5 9
            0001-0003       | 1 2 3
            1-10x4          | 1 5 9
            1-10y3          | 2 3 5 6 8 9
            3-1             | 3 2 1
            10-1x-3         | 10 7 4 1
            10-1x3          | 10 7 4 1
            -5--3           | -5 -4 -3
            -2-1            | -2 -1 0 1
            1,5,7-9         | 1 5 7 8 9
            ' 1 , 5,\t7-8 ' | 1 5 7 8
            3,1-4,3         | 3 1 2 4
            """)
    void frameRangeSyntaxIsParsed(String text, String frames) {
        assertEquals(
                List.of(frames.split(" ")),
                FrameRange.parse(text).frames().stream().map(String::valueOf).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,2,3,4       | 1-4
            1,3,5,7,20    | 1-7x2,20
            3,2,1         | 3-1
            9,6,3         | 9-3x3
            1,9           | 1,9
            5             | 5
            -3,-2,-1      | -3--1
            """)
    void frameRangeIsFormattedInItsShortestForm(String text, String canonical) {
        assertEquals(canonical, FrameRange.parse(text).toString());
    }

    @Test
    void formattedRangeParsesToTheSameFrames() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Integer> frames = random.ints(1 + random.nextInt(12), -20, 60)
                    .distinct()
                    .boxed()
                    .toList();
            FrameRange range = new FrameRange(frames);
            assertEquals(range, FrameRange.parse(range.toString()), range.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10-1x0      | '10-1x0' in the frame range '10-1x0' has the step 0: use a step of 1 or more, as in 1-100x2.
            1-9x-2      | '1-9x-2' in the frame range '1-9x-2' counts up with a negative step: write 1-9x2 or 9-1x2.
            1-1000000   | The frame range '1-1000000' has more than 100,000 frames, the most one render can have: split it into several renders.
            1-60000,1-60000 | The frame range '1-60000,1-60000' has more than 100,000 frames, the most one render can have: split it into several renders.
            all         | 'all' in the frame range 'all' is invalid: write frames as 7, 1-240, 1-100x2 or a list of these, such as 1-240,250.
            1-2-3       | '1-2-3' in the frame range '1-2-3' is invalid: write frames as 7, 1-240, 1-100x2 or a list of these, such as 1-240,250.
            1,2.5       | '2.5' in the frame range '1,2.5' is invalid: write frames as 7, 1-240, 1-100x2 or a list of these, such as 1-240,250.
            1-4!2       | '1-4!2' in the frame range '1-4!2' is invalid: write frames as 7, 1-240, 1-100x2 or a list of these, such as 1-240,250.
            5-5y1       | The frame range '5-5y1' contains no frame: write a range such as 1-240 or 1-100x2,105.
            ','         | '' in the frame range ',' is invalid: write frames as 7, 1-240, 1-100x2 or a list of these, such as 1-240,250.
            """)
    void invalidRangeIsRejected(String text, String message) {
        assertEquals(
                message,
                assertThrows(InvalidRequestException.class, () -> FrameRange.parse(text))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 - 4            | The frame range '1 - 4' is invalid: write 1-4.
            1- 4             | The frame range '1- 4' is invalid: write 1-4.
            1 -4             | The frame range '1 -4' is ambiguous: write 1-4 or 1,-4.
            1-10:2           | The frame range '1-10:2' is ambiguous: write 1-10x2 or 1-10.
            1:4              | The frame range '1:4' is invalid: write 1-4.
            1–4         | The frame range '1–4' contains the character '–' (U+2013): write 1-4.
            1−4         | The frame range '1−4' contains the character '−' (U+2212): write 1-4.
            ١-٤    | The frame range '١-٤' contains the character '١' (U+0661): write 1-4.
            １，４ | The frame range '１，４' contains the character '１' (U+FF11): write 1,4.
            1 - 4  | The frame range '1 - 4' contains the character ' ' (U+00A0): write 1-4.
            1…4         | The frame range '1…4' contains the character '…' (U+2026): write 1-4.
            1-10X2           | The frame range '1-10X2' is invalid: write 1-10x2.
            1-10 x 2         | The frame range '1-10 x 2' is invalid: write 1-10x2.
            1-10step2        | The frame range '1-10step2' is invalid: write 1-10x2.
            1-10 step 2      | The frame range '1-10 step 2' is invalid: write 1-10x2.
            1 - 10 by 2      | The frame range '1 - 10 by 2' is invalid: write 1-10x2.
            1-10s2           | The frame range '1-10s2' is invalid: write 1-10x2.
            1-10/2           | The frame range '1-10/2' is invalid: write 1-10x2.
            1-10%2           | The frame range '1-10%2' is invalid: write 1-10x2.
            1..4             | The frame range '1..4' is invalid: write 1-4.
            1...4            | The frame range '1...4' is invalid: write 1-4.
            1->4             | The frame range '1->4' is invalid: write 1-4.
            1 to 4           | The frame range '1 to 4' is invalid: write 1-4.
            1to4             | The frame range '1to4' is invalid: write 1-4.
            '1-4,'           | The frame range '1-4,' is invalid: write 1-4.
            ',1-4,,7'        | The frame range ',1-4,,7' is invalid: write 1-4,7.
            1-4;7            | The frame range '1-4;7' is invalid: write 1-4,7.
            1 5 7-9          | The frame range '1 5 7-9' is invalid: write 1,5,7-9.
            1-4 and 7        | The frame range '1-4 and 7' is invalid: write 1-4,7.
            [1-4]            | The frame range '[1-4]' is invalid: write 1-4.
            frames 1-4       | The frame range 'frames 1-4' is invalid: write 1-4.
            """)
    void unsupportedSyntaxIsRejectedWithTheCorrectedText(String text, String message) {
        assertEquals(
                message,
                assertThrows(InvalidRequestException.class, () -> FrameRange.parse(text))
                        .getMessage());
    }

    @Test
    void correctedTextIsAlwaysAccepted() {
        String[] pieces = {
            "1",
            "12",
            "-3",
            "0007",
            "\u0663",
            "-",
            "--",
            " ",
            "\u00A0",
            "\u2013",
            "..",
            ",",
            ";",
            ":",
            "x",
            "X",
            "y",
            "/",
            "%",
            "step",
            "to",
            "\n",
            ".",
            "!",
            "[",
            "]",
            "\"",
            "\u3001",
            "999999999"
        };
        Random random = new Random(11);
        int corrected = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(7) + 1; piece > 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                FrameRange range = FrameRange.parse(text.toString());
                assertEquals(range, FrameRange.parse(range.toString()), text.toString());
            } catch (InvalidRequestException x) {
                Matcher advice = Pattern.compile(": write (-?\\d[-0-9xy,]*)(?: or (-?\\d[-0-9xy,]*))?\\.$")
                        .matcher(x.getMessage());
                if (advice.find()) {
                    corrected++;
                    for (int group = 1; group <= 2 && advice.group(group) != null; group++) {
                        FrameRange.parse(advice.group(group));
                    }
                }
            }
        }
        assertTrue(corrected > 1_000, "only " + corrected + " texts were corrected");
    }

    /** Counting every frame of these parts would block the Pipeline's thread for hours. */
    @Test
    void largeStepsAreFast() {
        String parts = "-999999999-999999999x999999998" + ",-999999999-999999999x999999998".repeat(2_000);
        assertEquals(
                List.of(-999_999_999, -1, 999_999_997),
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> FrameRange.parse(parts))
                        .frames());
    }

    @Test
    void emptyRangeIsRejected() {
        for (String text : new String[] {null, "", "  "}) {
            String message = assertThrows(InvalidRequestException.class, () -> FrameRange.parse(text))
                    .getMessage();
            assertTrue(message.startsWith("No frames are set"), message);
        }
    }

    @Test
    void chunksKeepAllFramesInOrder() {
        assertEquals(
                List.of("1-9x4", "13-21x4", "25"),
                FrameRange.parse("1-25x4").chunks(3).stream()
                        .map(FrameRange::toString)
                        .toList());
    }
}

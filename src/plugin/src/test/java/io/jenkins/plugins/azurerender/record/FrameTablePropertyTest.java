package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables survive round trips, unknown fields, missing fields and damage without losing other rows. */
@Tag("unit")
class FrameTablePropertyTest {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();
    private static final int FRAMES = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomRowsRoundTrip(long seed) throws IOException {
        FrameTable table = written(new Random(seed));
        FrameTable again = open();
        assertEquals(table.rows(), again.rows());
        assertEquals(table.problems(), again.problems());
        assertEquals(table.counts(), again.counts());
        again.compact();
        assertEquals(table.rows(), open().rows());
        assertEquals(table.problems(), open().problems());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void unknownFieldChangesNoRow(long seed) throws IOException {
        Random random = new Random(seed);
        FrameTable table = written(random);
        List<String> lines = Files.readAllLines(file());
        for (int index = 0; index < lines.size(); index++) {
            JsonNode line = JSON.readTree(lines.get(index));
            List<ObjectNode> objects = new ArrayList<>();
            collect(line, objects);
            objects.get(random.nextInt(objects.size()))
                    .set("new-" + text(random), JSON.readTree("[1.5,null,{\"a\":[true,\"x\"]}]"));
            lines.set(index, JSON.writeValueAsString(line));
        }
        Files.write(file(), lines);
        assertEquals(table.rows(), open().rows());
        assertEquals(table.problems(), open().problems());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void removedFieldLosesNoOtherField(long seed) throws IOException {
        Random random = new Random(seed);
        FrameTable table = written(random);
        table.compact();
        List<String> lines = Files.readAllLines(file());
        Map<Integer, String> removed = new HashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            JsonNode line = JSON.readTree(lines.get(index));
            if (line.get("frame") instanceof ObjectNode frame) {
                List<String> fields = new ArrayList<>();
                frame.fieldNames().forEachRemaining(fields::add);
                fields.remove("number");
                String field = fields.get(random.nextInt(fields.size()));
                frame.remove(field);
                removed.put(frame.get("number").intValue(), field);
                lines.set(index, JSON.writeValueAsString(line));
            }
        }
        Files.write(file(), lines);
        FrameTable again = open();
        for (FrameRow row : table.rows()) {
            assertEquals(
                    without(row, removed.get(row.number())),
                    again.row(row.number()).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
    void damagedLineLosesNoOtherRow(long seed) throws IOException {
        Random random = new Random(seed);
        FrameTable table = written(random);
        table.compact();
        List<byte[]> lines = new ArrayList<>();
        Files.readAllLines(file()).forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
        int index = 1 + random.nextInt(lines.size() - 1);
        JsonNode hit = JSON.readTree(lines.get(index));
        lines.set(index, damaged(lines.get(index), random));
        try (var out = Files.newOutputStream(file())) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
        FrameTable again = open();
        for (FrameRow row : table.rows()) {
            FrameRow expected = hit.path("frame").path("number").asInt(-1) == row.number()
                    ? FrameRow.waiting(row.number(), "f%04d".formatted(row.number()))
                    : row;
            assertEquals(expected, again.row(row.number()).orElseThrow());
        }
        List<TaskProblem> problems = new ArrayList<>(table.problems());
        problems.removeIf(
                problem -> problem.task().equals(hit.path("task").path("id").asText(null)));
        assertEquals(problems, again.problems());
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48, 49, 50})
    void truncatedFileKeepsCompleteLinesAndCanBeAppended(long seed) throws IOException {
        Random random = new Random(seed);
        FrameTable table = written(random);
        table.compact();
        byte[] bytes = Files.readAllBytes(file());
        int cut = random.nextInt(bytes.length);
        Files.write(file(), Arrays.copyOf(bytes, cut));
        int lines = (int) new String(bytes, 0, cut, StandardCharsets.UTF_8)
                .chars()
                .filter(c -> c == '\n')
                .count();
        int rows = Math.max(0, lines - 1 - table.problems().size());

        FrameTable again = open();
        assertEquals(table.rows().subList(0, rows), again.rows().subList(0, rows));
        FrameRow last = random(new Random(seed), FRAMES);
        again.put(List.of(last));
        assertEquals(again.rows(), open().rows());
        assertEquals(last, open().row(FRAMES).orElseThrow());
    }

    /** Truncates a line, or inserts bytes that are invalid in JSON. */
    private static byte[] damaged(byte[] line, Random random) {
        byte[] result = line.clone();
        int from = random.nextInt(line.length);
        switch (random.nextInt(3)) {
            case 0 -> result = Arrays.copyOf(line, from);
            case 1 -> Arrays.fill(result, from, Math.min(line.length, from + 1 + random.nextInt(8)), (byte) 0);
            default -> result[from] = (byte) 0xff;
        }
        return result;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static FrameRow without(FrameRow row, String field) {
        return new FrameRow(
                row.number(),
                field.equals("state") ? FrameState.WAITING : row.state(),
                field.equals("attempt") ? 0 : row.attempt(),
                field.equals("nodeSeconds") ? 0 : row.nodeSeconds(),
                field.equals("run") ? TaskRun.waiting("f%04d".formatted(row.number())) : row.run(),
                field.equals("image") ? FrameImage.NONE : row.image(),
                field.equals("failure") ? Optional.empty() : row.failure());
    }

    /** A table with random changes, some of them to the same frames. */
    private FrameTable written(Random random) throws IOException {
        FrameTable table = open();
        for (int change = 0; change < 30; change++) {
            table.put(List.of(
                    random(random, 1 + random.nextInt(FRAMES)),
                    random(random, 1 + random.nextInt(FRAMES)),
                    random(random, FRAMES + 1)));
            if (random.nextInt(4) == 0) {
                table.putProblems(List.of(problem(random)));
            }
        }
        return table;
    }

    private static FrameRow random(Random random, int number) {
        return new FrameRow(
                number,
                pick(random, FrameState.values()),
                random.nextInt(4),
                random.nextInt(Integer.MAX_VALUE),
                new TaskRun("t" + text(random), text(random), number(random), number(random)),
                random.nextBoolean()
                        ? FrameImage.NONE
                        : new FrameImage(
                                texts(random),
                                number(random),
                                text(random),
                                random.nextInt(),
                                random.nextInt(),
                                text(random),
                                text(random)),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Failure(
                                pick(random, FailureClass.values()), text(random), text(random), random.nextInt(9))));
    }

    private static TaskProblem problem(Random random) {
        return new TaskProblem(
                text(random),
                text(random),
                random.nextBoolean() ? null : random.nextInt(),
                text(random),
                text(random),
                text(random),
                pick(random, FailureClass.values()),
                random.nextBoolean()
                        ? LogFindings.NONE
                        : new LogFindings(texts(random), random.nextInt(101), text(random)));
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static long number(Random random) {
        return random.nextBoolean() ? 0 : random.nextLong();
    }

    private static List<String> texts(Random random) {
        return random.ints(random.nextInt(4), 0, 9)
                .mapToObj(any -> text(random))
                .toList();
    }

    /** Random characters, including quotes, control characters, line ends and unpaired surrogates. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.append("\"\\{}[]:,\u2028\u0085".charAt(random.nextInt(10)));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    private Path file() {
        return folder.resolve("frames.jsonl");
    }

    private FrameTable open() throws IOException {
        return FrameTableTest.open(file(), "1-" + FRAMES);
    }
}

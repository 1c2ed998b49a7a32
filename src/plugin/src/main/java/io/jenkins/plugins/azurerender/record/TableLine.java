package io.jenkins.plugins.azurerender.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a frame table's file. Each is a JSON object with one field, whose name is the kind of line: {@code version},
 * {@code frame} or {@code task}. Fields with default values are not written; unknown fields and kinds are ignored.
 */
final class TableLine {

    /** Increased only if older versions of the plugin would misread the file, not for new fields. */
    static final int VERSION = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // damage cannot hide in multi-byte characters
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /** Receives the content of a line. */
    interface Reader {
        void version(int number);

        void frame(FrameRow row);

        void task(TaskProblem problem);
    }

    private TableLine() {}

    /** Returns a generator, which the caller must close; the stream stays open. */
    static JsonGenerator writer(OutputStream out) throws IOException {
        return JSON.createGenerator(out).setRootValueSeparator(null);
    }

    static void writeVersion(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        end(json);
    }

    static void write(JsonGenerator json, FrameRow row) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("frame");
        json.writeNumberField("number", row.number());
        json.writeStringField("state", row.state().word());
        write(json, "attempt", row.attempt());
        write(json, "nodeSeconds", row.nodeSeconds());
        json.writeObjectFieldStart("run");
        write(json, "task", row.run().task());
        write(json, "node", row.run().node());
        write(json, "start", row.run().start());
        write(json, "end", row.run().end());
        json.writeEndObject();
        if (!row.image().equals(FrameImage.NONE)) {
            json.writeObjectFieldStart("image");
            write(json, "files", row.image().files());
            write(json, "bytes", row.image().bytes());
            write(json, "thumbnail", row.image().thumbnail());
            write(json, "width", row.image().width());
            write(json, "height", row.image().height());
            write(json, "hash", row.image().hash());
            write(json, "warning", row.image().warning());
            json.writeEndObject();
        }
        if (row.failure().isPresent()) {
            json.writeObjectFieldStart("failure");
            json.writeStringField("class", row.failure().get().type().word());
            write(json, "problem", row.failure().get().problem());
            write(json, "line", row.failure().get().line());
            write(json, "time", row.failure().get().time());
            json.writeEndObject();
        }
        json.writeEndObject();
        end(json);
    }

    static void write(JsonGenerator json, TaskProblem problem) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("task");
        json.writeStringField("id", problem.task());
        write(json, "frames", problem.frames());
        if (problem.exitCode() != null) {
            json.writeNumberField("exitCode", problem.exitCode());
        }
        write(json, "code", problem.code());
        write(json, "message", problem.message());
        write(json, "node", problem.node());
        json.writeStringField("failure", problem.failure().word());
        if (!problem.log().equals(LogFindings.NONE)) {
            json.writeObjectFieldStart("log");
            write(json, "lines", problem.log().lines());
            if (problem.log().percent() >= 0) {
                json.writeNumberField("percent", problem.log().percent());
            }
            write(json, "saved", problem.log().saved());
            json.writeEndObject();
        }
        json.writeEndObject();
        end(json);
    }

    private static void end(JsonGenerator json) throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void write(JsonGenerator json, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    private static void write(JsonGenerator json, String field, long value) throws IOException {
        if (value != 0) {
            json.writeNumberField(field, value);
        }
    }

    private static void write(JsonGenerator json, String field, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    /** @throws IOException when the line is damaged; then the reader has received nothing */
    static void read(byte[] buffer, int from, int length, Reader reader) throws IOException {
        try (JsonParser json = JSON.createParser(buffer, from, length)) {
            json.nextToken();
            start(json);
            Runnable result = () -> {};
            for (String kind = field(json); kind != null; kind = field(json)) {
                switch (kind) {
                    case "version" -> {
                        int number = integer(json);
                        result = () -> reader.version(number);
                    }
                    case "frame" -> {
                        FrameRow row = frame(json);
                        result = () -> reader.frame(row);
                    }
                    case "task" -> {
                        TaskProblem problem = task(json);
                        result = () -> reader.task(problem);
                    }
                    default -> json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw damaged(json, "text after the object");
            }
            result.run();
        }
    }

    private static FrameRow frame(JsonParser json) throws IOException {
        Integer number = null;
        FrameState state = FrameState.WAITING;
        int attempt = 0;
        int nodeSeconds = 0;
        TaskRun run = TaskRun.waiting("");
        FrameImage image = FrameImage.NONE;
        Optional<Failure> failure = Optional.empty();
        start(json);
        for (String field = field(json); field != null; field = field(json)) {
            switch (field) {
                case "number" -> number = integer(json);
                case "state" -> state = FrameState.of(text(json)).orElseThrow(() -> damaged(json, "an unknown state"));
                case "attempt" -> attempt = integer(json);
                case "nodeSeconds" -> nodeSeconds = (int) Math.min(Integer.MAX_VALUE, number(json));
                case "run" -> run = run(json);
                case "image" -> image = image(json);
                case "failure" -> failure = Optional.of(failure(json));
                default -> json.skipChildren();
            }
        }
        if (number == null) {
            throw damaged(json, "a frame without a number");
        }
        return new FrameRow(number, state, attempt, nodeSeconds, run, image, failure);
    }

    private static TaskRun run(JsonParser json) throws IOException {
        String task = "";
        String node = "";
        long began = 0;
        long ended = 0;
        start(json);
        for (String field = field(json); field != null; field = field(json)) {
            switch (field) {
                case "task" -> task = text(json);
                case "node" -> node = text(json);
                case "start" -> began = number(json);
                case "end" -> ended = number(json);
                default -> json.skipChildren();
            }
        }
        return new TaskRun(task, node, began, ended);
    }

    private static FrameImage image(JsonParser json) throws IOException {
        List<String> files = List.of();
        long bytes = 0;
        String thumbnail = "";
        int width = 0;
        int height = 0;
        String hash = "";
        String warning = "";
        start(json);
        for (String field = field(json); field != null; field = field(json)) {
            switch (field) {
                case "files" -> files = texts(json);
                case "bytes" -> bytes = number(json);
                case "thumbnail" -> thumbnail = text(json);
                case "width" -> width = integer(json);
                case "height" -> height = integer(json);
                case "hash" -> hash = text(json);
                case "warning" -> warning = text(json);
                default -> json.skipChildren();
            }
        }
        return new FrameImage(files, bytes, thumbnail, width, height, hash, warning);
    }

    private static Failure failure(JsonParser json) throws IOException {
        FailureClass type = FailureClass.UNKNOWN;
        String problem = "";
        String line = "";
        long time = 0;
        start(json);
        for (String field = field(json); field != null; field = field(json)) {
            switch (field) {
                case "class" -> type = failureClass(json);
                case "problem" -> problem = text(json);
                case "line" -> line = text(json);
                case "time" -> time = number(json);
                default -> json.skipChildren();
            }
        }
        return new Failure(type, problem, line, time);
    }

    private static TaskProblem task(JsonParser json) throws IOException {
        String id = null;
        String frames = "";
        Integer exitCode = null;
        String code = "";
        String message = "";
        String node = "";
        FailureClass failure = FailureClass.UNKNOWN;
        LogFindings log = LogFindings.NONE;
        start(json);
        for (String field = field(json); field != null; field = field(json)) {
            switch (field) {
                case "id" -> id = text(json);
                case "frames" -> frames = text(json);
                case "exitCode" -> exitCode = integer(json);
                case "code" -> code = text(json);
                case "message" -> message = text(json);
                case "node" -> node = text(json);
                case "failure" -> failure = failureClass(json);
                case "log" -> log = log(json);
                default -> json.skipChildren();
            }
        }
        if (id == null) {
            throw damaged(json, "a task without an id");
        }
        return new TaskProblem(id, frames, exitCode, code, message, node, failure, log);
    }

    private static LogFindings log(JsonParser json) throws IOException {
        List<String> lines = List.of();
        int percent = -1;
        String saved = "";
        start(json);
        for (String field = field(json); field != null; field = field(json)) {
            switch (field) {
                case "lines" -> lines = texts(json);
                case "percent" -> percent = integer(json);
                case "saved" -> saved = text(json);
                default -> json.skipChildren();
            }
        }
        return new LogFindings(lines, percent, saved);
    }

    /** A class that was added by a later version is read as unknown. */
    private static FailureClass failureClass(JsonParser json) throws IOException {
        return FailureClass.of(text(json)).orElse(FailureClass.UNKNOWN);
    }

    private static void start(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT);
    }

    /** Moves to the value of the next field and returns the field's name; null at the end of the object. */
    private static String field(JsonParser json) throws IOException {
        String name = json.nextFieldName();
        if (name != null) {
            json.nextToken();
        }
        return name;
    }

    private static String text(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static List<String> texts(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY);
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(json));
        }
        return texts;
    }

    private static int integer(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    private static long number(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    private static void expect(JsonParser json, JsonToken token) throws JsonParseException {
        if (json.currentToken() != token) {
            throw damaged(json, json.currentToken() + " instead of " + token);
        }
    }

    private static JsonParseException damaged(JsonParser json, String found) {
        return new JsonParseException(json, "Found " + found);
    }
}

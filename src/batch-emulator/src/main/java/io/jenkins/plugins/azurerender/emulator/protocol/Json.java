package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Short ways to read and make JSON. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FOREVER = "P10675199DT2H48M5.4775807S";

    private static final Duration LONGEST = Duration.ofDays(365_000);

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }

    /** The text at a path of names, or null. */
    public static String text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isValueNode() && !found.isNull() ? found.asText() : null;
    }

    /** The number at a path of names, or the other one. */
    public static int number(JsonNode node, int otherwise, String... path) {
        return at(node, path).asInt(otherwise);
    }

    /** The truth at a path of names, or the other one. */
    public static boolean flag(JsonNode node, boolean otherwise, String... path) {
        return at(node, path).asBoolean(otherwise);
    }

    /** The node at a path of names; a missing node when there is none. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found;
    }

    /** The object at a path of names; an empty one when there is none. */
    public static ObjectNode objectAt(JsonNode node, String... path) {
        return at(node, path) instanceof ObjectNode found ? found : object();
    }

    /** A span such as PT5M at a path of names, a thousand years at most; null when absent or without end. */
    public static Duration span(JsonNode node, String... path) {
        String text = text(node, path);
        if (text == null || text.equals(FOREVER)) {
            return null;
        }
        try {
            Duration span = Duration.parse(text);
            return span.compareTo(LONGEST) > 0 ? LONGEST : span;
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    /** The span that the service shows where no limit was set. */
    public static String forever() {
        return FOREVER;
    }

    /** Puts a time, unless it is null. */
    public static void put(ObjectNode node, String name, Instant time) {
        if (time != null) {
            node.put(name, time.toString());
        }
    }

    /** Puts a text, unless it is null. */
    public static void put(ObjectNode node, String name, String text) {
        if (text != null) {
            node.put(name, text);
        }
    }
}

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

/** Helpers to read and create JSON. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String UNLIMITED = "P10675199DT2H48M5.4775807S";

    private static final Duration MAX_DURATION = Duration.ofDays(365_000);

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
            throw new IllegalStateException("The JSON tree could not be written", e);
        }
    }

    /** Returns the text at a path of property names, or null. */
    public static String text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isValueNode() && !found.isNull() ? found.asText() : null;
    }

    /** Returns the number at a path of property names, or the fallback. */
    public static int number(JsonNode node, int fallback, String... path) {
        return at(node, path).asInt(fallback);
    }

    /** Returns the boolean at a path of property names, or the fallback. */
    public static boolean bool(JsonNode node, boolean fallback, String... path) {
        return at(node, path).asBoolean(fallback);
    }

    /** Returns the node at a path of property names, or a missing node. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found;
    }

    /** Returns the object at a path of property names, or a new empty object. */
    public static ObjectNode objectAt(JsonNode node, String... path) {
        return at(node, path) instanceof ObjectNode found ? found : object();
    }

    /** Returns the duration at a path of property names, limited to 1000 years; null if it is missing or unlimited. */
    public static Duration duration(JsonNode node, String... path) {
        String text = text(node, path);
        if (text == null || text.equals(UNLIMITED)) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            return duration.compareTo(MAX_DURATION) > 0 ? MAX_DURATION : duration;
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    /** Returns the duration that the service uses for "no limit". */
    public static String unlimited() {
        return UNLIMITED;
    }

    /** Sets a property unless the value is null. */
    public static void put(ObjectNode node, String name, Instant time) {
        if (time != null) {
            node.put(name, time.toString());
        }
    }

    /** Sets a property unless the value is null. */
    public static void put(ObjectNode node, String name, String text) {
        if (text != null) {
            node.put(name, text);
        }
    }
}

package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The properties of request and response bodies with their types, read from requests.txt and responses.txt. */
public final class Schema {
    public static final Schema SERVICE = new Schema("requests.txt");
    /** Types of responses. */
    static final Schema RESPONSES = new Schema("responses.txt");

    private final Map<String, Map<String, Field>> types = new HashMap<>();

    private record Field(String type, boolean required) {}

    private Schema(String resource) {
        try (InputStream in = Schema.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String type = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("  ")) {
                    String[] parts = line.trim().split(" ");
                    boolean required = parts[0].endsWith("!");
                    types.computeIfAbsent(type, one -> new LinkedHashMap<>())
                            .put(parts[0].replace("!", ""), new Field(parts[1], required));
                } else if (!line.startsWith("#")) {
                    type = line.trim();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the body if its properties are known and have the right type; removes properties that are null.
     *
     * @throws ServiceException for the first invalid property
     */
    public ObjectNode check(ObjectNode body, String type) {
        Map<String, Field> fields = types.get(type);
        Iterator<Map.Entry<String, JsonNode>> entries = body.fields();
        while (entries.hasNext()) {
            Map.Entry<String, JsonNode> one = entries.next();
            Field field = fields.get(one.getKey());
            if (field == null && !one.getKey().startsWith("odata.")) {
                throw invalid("The property '" + one.getKey() + "' does not exist on type '" + type
                        + "'. Make sure to only use property names that are defined by the type.");
            }
            if (field == null || one.getValue().isNull()) {
                entries.remove();
            } else {
                checkValue(one.getKey(), field.type, one.getValue());
            }
        }
        fields.forEach((name, field) -> {
            if (field.required && !body.has(name)) {
                throw ErrorCode.MissingRequiredProperty.with(
                        "PropertyName", name, "Reason", "'" + name + "' is a required property of '" + type + "'.");
            }
        });
        return body;
    }

    /** Returns whether a type has a property at a path separated by slashes; names are case-sensitive. */
    public boolean knows(String type, String path) {
        String current = type;
        for (String name : path.split("/")) {
            Field field = types.getOrDefault(current, Map.of()).get(name);
            if (field == null) {
                return "map".equals(current) || "any".equals(current);
            }
            current = field.type.replace("[]", "");
        }
        return true;
    }

    private void checkValue(String name, String type, JsonNode value) {
        if (type.endsWith("[]")) {
            if (!value.isArray()) {
                throw wrongType(name, "a list", value);
            }
            String element = type.substring(0, type.length() - 2);
            value.forEach(one -> checkValue(name, element, one));
        } else if (types.containsKey(type)) {
            if (!(value instanceof ObjectNode object)) {
                throw wrongType(name, "an object", value);
            }
            check(object, type);
        } else if (!isValid(type, value)) {
            throw wrongType(name, wanted(type), value);
        }
    }

    private static boolean isValid(String type, JsonNode value) {
        return switch (type) {
            case "text" -> value.isTextual();
            case "int" -> value.isIntegralNumber() && value.canConvertToLong();
            case "number" -> value.isNumber();
            case "flag" -> value.isBoolean();
            case "span" -> value.isTextual() && isDuration(value.asText());
            case "time" -> value.isTextual() && isTime(value.asText());
            case "map" -> value.isObject();
            case "any" -> true;
            default ->
                value.isTextual() && List.of(type.split("\\|")).stream().anyMatch(value.asText()::equalsIgnoreCase);
        };
    }

    private static String wanted(String type) {
        return switch (type) {
            case "text" -> "a string";
            case "int" -> "an integer";
            case "number" -> "a number";
            case "flag" -> "true or false";
            case "span" -> "a duration such as PT5M";
            case "time" -> "a time such as 2024-07-01T00:00:00Z";
            case "map" -> "an object";
            default -> "one of " + type.replace("|", ", ");
        };
    }

    private static boolean isDuration(String text) {
        try {
            return text.equals(Json.unlimited()) || !Duration.parse(text).isNegative();
        } catch (DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static ServiceException wrongType(String name, String wanted, JsonNode value) {
        if (value.isTextual() && !wanted.startsWith("a ") && !wanted.startsWith("an ")) {
            return ErrorCode.InvalidPropertyValue.with(
                    "PropertyName", name, "PropertyValue", value.asText(), "Reason", "It must be " + wanted + ".");
        }
        return invalid("The property '" + name + "' must be " + wanted + ".");
    }

    private static ServiceException invalid(String reason) {
        return ErrorCode.InvalidRequestBody.with("Reason", reason);
    }
}

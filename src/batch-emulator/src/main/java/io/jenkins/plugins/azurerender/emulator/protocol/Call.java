package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import java.io.IOException;
import java.util.Map;

/** A call of an operation: the request and its path parameters. */
public record Call(Request request, Map<String, String> path, Map<String, String> query, String baseUrl) {
    private static final ObjectReader STRICT = Json.MAPPER
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    public Call {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** Returns the path parameter of a template, such as poolId. */
    public String name(String parameter) {
        return path.get(parameter);
    }

    /** Returns the query parameter, or null. */
    public String parameter(String name) {
        return query.get(name);
    }

    /** Returns the JSON body, validated against a type. */
    public ObjectNode body(String type) {
        return Schema.SERVICE.check(json(), type);
    }

    /** Returns the JSON body, or an empty object if there is no body. */
    public ObjectNode optionalBody(String type) {
        return request.bodyLength() == 0 ? Json.object() : body(type);
    }

    private ObjectNode json() {
        String type = request.header("Content-Type");
        if (type == null) {
            throw ErrorCode.MissingRequiredHeader.with("HeaderName", "Content-Type");
        }
        if (!type.strip().toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw ErrorCode.UnsupportedMediaType.with("HeaderName", "Content-Type", "HeaderValue", type);
        }
        try {
            JsonNode node = STRICT.readTree(request.body());
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw ErrorCode.InvalidRequestBody.with("Reason", "The body is not a JSON object.");
        } catch (JacksonException e) {
            throw ErrorCode.InvalidRequestBody.with("Reason", e.getOriginalMessage());
        } catch (IOException e) {
            throw ErrorCode.InvalidRequestBody.with("Reason", String.valueOf(e.getMessage()));
        }
    }
}

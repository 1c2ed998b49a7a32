package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An error response of the service. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final transient List<String> details;

    ServiceException(ErrorCode code, String... details) {
        super(code.message() + (details.length == 0 ? "" : " " + String.join(" ", details)));
        this.code = code;
        this.details = List.of(details);
    }

    public ErrorCode code() {
        return code;
    }

    /** Returns the error body; the trailer is appended to the message. */
    public ObjectNode body(String trailer) {
        ObjectNode body = Json.object();
        body.put("code", code.responseCode());
        body.putObject("message").put("lang", "en-US").put("value", code.message() + trailer);
        if (!details.isEmpty()) {
            ArrayNode values = body.putArray("values");
            for (int i = 0; i + 1 < details.size(); i += 2) {
                values.addObject().put("key", details.get(i)).put("value", details.get(i + 1));
            }
        }
        return body;
    }
}

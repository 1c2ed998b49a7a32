package io.jenkins.plugins.azurerender.emulator.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.util.List;

/** Failure information of a task; details are pairs of name and value. */
public record Failure(boolean userError, String code, String message, List<String> details) {
    public Failure {
        details = List.copyOf(details);
    }

    /** Returns a failure caused by the user's task, files or URLs. */
    public static Failure ofUser(String code, String message, String... details) {
        return new Failure(true, code, message, List.of(details));
    }

    /** Returns a failure caused by the service or the node. */
    public static Failure ofServer(String code, String message, String... details) {
        return new Failure(false, code, message, List.of(details));
    }

    public static Failure exitCode() {
        String message = "The task exited with an exit code representing a failure";
        return ofUser("FailureExitCode", message, "Message", message);
    }

    /** Returns the failure of a task that was terminated by a call. */
    public static Failure ended() {
        return ofUser("TaskEnded", "Task Was Ended by User Request");
    }

    /** Formats the failure as a node error. */
    public ObjectNode toNodeError() {
        ObjectNode json = Json.object().put("code", code).put("message", message);
        json.set("errorDetails", pairs());
        return json;
    }

    /** Formats the failure as a resize or autoscale error. */
    public ObjectNode toResizeError() {
        ObjectNode json = Json.object().put("code", code).put("message", message);
        json.set("values", pairs());
        return json;
    }

    private ArrayNode pairs() {
        ArrayNode list = Json.array();
        for (int i = 0; i + 1 < details.size(); i += 2) {
            list.addObject().put("name", details.get(i)).put("value", details.get(i + 1));
        }
        return list;
    }

    /** Formats the failure as failureInfo of a task. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("category", userError ? "usererror" : "servererror");
        json.put("code", code).put("message", message);
        if (!details.isEmpty()) {
            json.set("details", pairs());
        }
        return json;
    }
}

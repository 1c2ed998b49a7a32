package io.jenkins.plugins.azurerender.emulator.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.util.List;

/** Why a task failed, as the service tells it; details come in pairs of name and value. */
public record Failure(boolean usersFault, String code, String message, List<String> details) {
    public Failure {
        details = List.copyOf(details);
    }

    /** A failure that the user's task, files or URLs brought about. */
    public static Failure ofUser(String code, String message, String... details) {
        return new Failure(true, code, message, List.of(details));
    }

    /** A failure of the service or the node. */
    public static Failure ofServer(String code, String message, String... details) {
        return new Failure(false, code, message, List.of(details));
    }

    public static Failure exitCode() {
        String message = "The task exited with an exit code representing a failure";
        return ofUser("FailureExitCode", message, "Message", message);
    }

    /** What a task shows that was ended by a call. */
    public static Failure ended() {
        return ofUser("TaskEnded", "Task Was Ended by User Request");
    }

    /** As a node's error, which calls its details so. */
    public ObjectNode toNodeError() {
        ObjectNode json = Json.object().put("code", code).put("message", message);
        json.set("errorDetails", pairs());
        return json;
    }

    /** As a pool's resize error or an autoscale error, which calls its details values. */
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

    /** As a task's failure. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("category", usersFault ? "usererror" : "servererror");
        json.put("code", code).put("message", message);
        if (!details.isEmpty()) {
            json.set("details", pairs());
        }
        return json;
    }
}

package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The shapes of answers that operations share. */
public final class Answers {
    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Answers() {}

    /** An answer with JSON, written when it is sent. */
    public static Response ok(ObjectNode json) {
        byte[] bytes = Json.bytes(json);
        return new Response(200)
                .header("Content-Type", "application/json; odata=minimalmetadata")
                .body(Body.of(bytes));
    }

    /** An entity: its document with metadata in front, its tag and time in headers. */
    public static Response entity(Call call, String kind, ObjectNode document, String tag, Instant modified) {
        ObjectNode json = Json.object();
        json.put("odata.metadata", call.baseUrl() + "/$metadata#" + kind + "/@Element");
        json.setAll(Selection.of(document, call.parameter("$select"), kind));
        return tagged(ok(json), tag, modified);
    }

    /** Adds an entity's tag and time of modification. */
    public static Response tagged(Response response, String tag, Instant modified) {
        return response.header("ETag", tag).header("Last-Modified", date(modified));
    }

    /** A changed or created entity: no body, its URL in DataServiceId. */
    public static Response done(int status, Call call, String path, String tag, Instant modified) {
        Response response =
                tagged(new Response(status), tag, modified).header("DataServiceId", call.baseUrl() + "/" + path);
        return status == 201 ? response.header("Location", call.baseUrl() + "/" + path) : response;
    }

    /** The form of dates in headers. */
    public static String date(Instant time) {
        return RFC_1123.format(time);
    }
}

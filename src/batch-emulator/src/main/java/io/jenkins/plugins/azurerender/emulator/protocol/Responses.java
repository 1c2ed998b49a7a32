package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Responses shared by several operations. */
public final class Responses {
    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Responses() {}

    /** Returns 200 with a JSON body. */
    public static Response ok(ObjectNode json) {
        byte[] bytes = Json.bytes(json);
        return new Response(200)
                .header("Content-Type", "application/json; odata=minimalmetadata")
                .body(Body.of(bytes));
    }

    /** Returns an entity: its document with metadata, its ETag and Last-Modified. */
    public static Response entity(Call call, String kind, ObjectNode document, String tag, Instant modified) {
        ObjectNode json = Json.object();
        json.put("odata.metadata", call.baseUrl() + "/$metadata#" + kind + "/@Element");
        json.setAll(SelectClause.of(document, call.parameter("$select"), kind));
        return tagged(ok(json), tag, modified);
    }

    /** Adds the headers ETag and Last-Modified. */
    public static Response tagged(Response response, String tag, Instant modified) {
        return response.header("ETag", tag).header("Last-Modified", date(modified));
    }

    /** Returns the response for a created or changed entity: no body, its URL in DataServiceId. */
    public static Response done(int status, Call call, String path, String tag, Instant modified) {
        Response response =
                tagged(new Response(status), tag, modified).header("DataServiceId", call.baseUrl() + "/" + path);
        return status == 201 ? response.header("Location", call.baseUrl() + "/" + path) : response;
    }

    /** Formats a time as an HTTP date. */
    public static String date(Instant time) {
        return RFC_1123.format(time);
    }
}

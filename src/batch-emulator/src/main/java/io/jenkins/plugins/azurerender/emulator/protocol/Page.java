package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Percent;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One page of a list: filtered, narrowed to what was selected, with the link to the next. */
public final class Page {
    private static final int MOST = 1000;

    private Page() {}

    /**
     * Answers a list call.
     *
     * @param kind what $metadata calls it, such as jobs
     * @param documents all there are, always in the same order
     */
    public static Response of(Call call, String kind, Stream<ObjectNode> documents) {
        return of(call, kind, documents, MOST);
    }

    /** @param most how many a page may have at most */
    public static Response of(Call call, String kind, Stream<ObjectNode> documents, int most) {
        int size = size(call, most);
        long skip = skip(call);
        Predicate<com.fasterxml.jackson.databind.JsonNode> filter = Filter.parse(call.parameter("$filter"), kind);
        Iterator<ObjectNode> found = documents.filter(filter::test).skip(skip).iterator();
        ObjectNode json = Json.object();
        json.put("odata.metadata", call.baseUrl() + "/$metadata#" + kind);
        ArrayNode value = json.putArray("value");
        while (found.hasNext() && value.size() < size) {
            value.add(Selection.of(found.next(), call.parameter("$select"), kind));
        }
        if (found.hasNext()) {
            json.put("odata.nextLink", nextLink(call, skip + size));
        }
        return Answers.ok(json);
    }

    private static int size(Call call, int most) {
        String text = call.parameter("maxresults");
        if (text == null) {
            return most;
        }
        int size;
        try {
            size = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw outOfRange(text, most);
        }
        if (size < 1 || size > most) {
            throw outOfRange(text, most);
        }
        return size;
    }

    private static ServiceException outOfRange(String text, int most) {
        return ErrorCode.OutOfRangeQueryParameterValue.with(
                "QueryParameterName",
                "maxresults",
                "QueryParameterValue",
                text,
                "MinimumAllowed",
                "1",
                "MaximumAllowed",
                String.valueOf(most));
    }

    private static long skip(Call call) {
        String token = call.parameter("$skiptoken");
        if (token == null) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            return Long.parseLong(text.substring("from:".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ErrorCode.InvalidQueryParameterValue.with(
                    "QueryParameterName", "$skiptoken", "QueryParameterValue", token);
        }
    }

    private static String nextLink(Call call, long from) {
        StringBuilder link = new StringBuilder(call.baseUrl())
                .append(call.request().rawPath())
                .append('?');
        call.query().forEach((name, value) -> {
            if (!name.equals("$skiptoken")) {
                link.append(Percent.encode(name))
                        .append('=')
                        .append(Percent.encode(value))
                        .append('&');
            }
        });
        byte[] token = ("from:" + from).getBytes(StandardCharsets.US_ASCII);
        return link.append("%24skiptoken=")
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(token))
                .toString();
    }
}

package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One page of a list: filtered, reduced to the selected properties, with the link to the next page. */
public final class Page {
    private static final int MAX_PAGE_SIZE = 1000;

    private final Call call;
    private final String kind;
    private final int max;

    private Page(Call call, String kind, int max) {
        this.call = call;
        this.kind = kind;
        this.max = max;
    }

    /** An entry of a list: its position, greater than that of all earlier entries, and how to render it. */
    private record Item(long position, Function<Item, ObjectNode> show) {
        ObjectNode document() {
            return show.apply(this);
        }
    }

    /**
     * Returns one page of a list. Entries added or removed between two pages do not shift the others.
     *
     * @param kind resource type in $metadata, such as jobs
     * @param all all entries by ascending position
     * @param position position of an entry
     * @param document renders an entry, or returns null if it no longer exists; called only for entries that may be on
     *     the page
     */
    public static <T> Response of(
            Call call, String kind, Collection<T> all, ToLongFunction<T> position, Function<T, ObjectNode> document) {
        Stream<Item> items = all.stream().map(one -> new Item(position.applyAsLong(one), item -> document.apply(one)));
        return new Page(call, kind, MAX_PAGE_SIZE).build(items);
    }

    /** Returns one page of a list whose order never changes. */
    public static <T> Response of(Call call, String kind, List<T> all, Function<T, ObjectNode> document) {
        return of(call, kind, all, document, MAX_PAGE_SIZE);
    }

    /** @param max maximum page size */
    public static <T> Response of(Call call, String kind, List<T> all, Function<T, ObjectNode> document, int max) {
        Stream<Item> items = IntStream.range(0, all.size())
                .mapToObj(index -> new Item(index, item -> document.apply(all.get((int) item.position))));
        return new Page(call, kind, max).build(items);
    }

    private Response build(Stream<Item> items) {
        int size = size();
        long last = lastPosition();
        Predicate<JsonNode> filter = Filter.parse(call.parameter("$filter"), kind);
        ObjectNode json = Json.object();
        json.put("odata.metadata", call.baseUrl() + "/$metadata#" + kind);
        ArrayNode value = json.putArray("value");
        Iterator<Item> left = items.filter(item -> item.position > last).iterator();
        long position = last;
        while (left.hasNext()) {
            Item item = left.next();
            ObjectNode document = item.document();
            if (document != null && filter.test(document)) {
                if (value.size() == size) {
                    json.put("odata.nextLink", nextLink(position));
                    break;
                }
                value.add(SelectClause.of(document, call.parameter("$select"), kind));
                position = item.position;
            }
        }
        return Responses.ok(json);
    }

    private int size() {
        String text = call.parameter("maxresults");
        if (text == null) {
            return max;
        }
        int size;
        try {
            size = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw outOfRange(text);
        }
        if (size < 1 || size > max) {
            throw outOfRange(text);
        }
        return size;
    }

    private ServiceException outOfRange(String text) {
        return ErrorCode.OutOfRangeQueryParameterValue.with(
                "QueryParameterName",
                "maxresults",
                "QueryParameterValue",
                text,
                "MinimumAllowed",
                "1",
                "MaximumAllowed",
                String.valueOf(max));
    }

    /** Returns the position of the last entry of the previous page. */
    private long lastPosition() {
        String token = call.parameter("$skiptoken");
        if (token == null) {
            return -1;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            return Long.parseLong(text.substring("after:".length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ErrorCode.InvalidQueryParameterValue.with(
                    "QueryParameterName", "$skiptoken", "QueryParameterValue", token);
        }
    }

    private String nextLink(long after) {
        StringBuilder link = new StringBuilder(call.baseUrl())
                .append(call.request().rawPath())
                .append('?');
        call.query().forEach((name, value) -> {
            if (!name.equals("$skiptoken")) {
                link.append(PercentEncoding.encode(name))
                        .append('=')
                        .append(PercentEncoding.encode(value))
                        .append('&');
            }
        });
        byte[] token = ("after:" + after).getBytes(StandardCharsets.US_ASCII);
        return link.append("%24skiptoken=")
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(token))
                .toString();
    }
}

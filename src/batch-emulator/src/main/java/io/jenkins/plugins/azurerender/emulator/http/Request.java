package io.jenkins.plugins.azurerender.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP request, read to its end; header names are found whatever their case. */
public final class Request {
    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final boolean bodyCutOff;

    /**
     * @param target the request target as sent, still percent-encoded
     * @param bodyCutOff whether the body was longer than the server reads
     */
    public Request(String method, String target, Map<String, String> headers, byte[] body, boolean bodyCutOff) {
        this.method = method;
        int question = target.indexOf('?');
        this.rawPath = question < 0 ? target : target.substring(0, question);
        this.rawQuery = question < 0 ? "" : target.substring(question + 1);
        this.headers.putAll(headers);
        this.body = body.clone();
        this.bodyCutOff = bodyCutOff;
    }

    public String method() {
        return method;
    }

    /** The path as sent, percent-encoded. */
    public String rawPath() {
        return rawPath;
    }

    /** What follows the question mark, percent-encoded; empty when there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** The header's value, or null. */
    public String header(String name) {
        return headers.get(name);
    }

    /** All headers, sorted by name whatever its case. */
    public Map<String, String> headers() {
        return new LinkedHashMap<>(headers);
    }

    public byte[] body() {
        return body.clone();
    }

    public int bodyLength() {
        return body.length;
    }

    /** Whether the body was longer than this server reads; its rest was thrown away. */
    public boolean bodyCutOff() {
        return bodyCutOff;
    }

    /** The query's parameters, decoded, in the order sent; names keep their case. */
    public Map<String, String> query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : rawQuery.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                parameters.put(Percent.decodeQuery(name), Percent.decodeQuery(value));
            }
        }
        return parameters;
    }

    @Override
    public String toString() {
        return method + " " + rawPath + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}

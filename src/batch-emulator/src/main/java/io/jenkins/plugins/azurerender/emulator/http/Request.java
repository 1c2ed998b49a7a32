package io.jenkins.plugins.azurerender.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP request, read completely; header names are case-insensitive. */
public final class Request {
    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final boolean bodyCutOff;

    /**
     * @param target the request target as sent, percent-encoded
     * @param bodyCutOff whether the body exceeded the server's limit
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

    /** Returns the path as sent, percent-encoded. */
    public String rawPath() {
        return rawPath;
    }

    /** Returns the query as sent, percent-encoded; empty if there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** Returns the value of a header, or null. */
    public String header(String name) {
        return headers.get(name);
    }

    /** Returns all headers, sorted by name. */
    public Map<String, String> headers() {
        return new LinkedHashMap<>(headers);
    }

    public byte[] body() {
        return body.clone();
    }

    public int bodyLength() {
        return body.length;
    }

    /** Returns whether the body exceeded the server's limit; the rest was discarded. */
    public boolean bodyCutOff() {
        return bodyCutOff;
    }

    /** Returns the decoded query parameters in the order sent; names are case-sensitive. */
    public Map<String, String> query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : rawQuery.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                parameters.put(PercentEncoding.decodeQuery(name), PercentEncoding.decodeQuery(value));
            }
        }
        return parameters;
    }

    @Override
    public String toString() {
        return method + " " + rawPath + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}

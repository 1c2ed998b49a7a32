package io.jenkins.plugins.azurerender.emulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response: status, headers with exact spelling, body, and how it is delivered. */
public final class Response {
    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Body body = Body.EMPTY;
    private Delivery delivery = Delivery.COMPLETE;

    public Response(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Body body() {
        return body;
    }

    public Delivery delivery() {
        return delivery;
    }

    /** Sets a header; null removes it. */
    public Response header(String name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    public Response body(Body newBody) {
        this.body = newBody;
        return this;
    }

    public Response delivery(Delivery newDelivery) {
        this.delivery = newDelivery;
        return this;
    }
}

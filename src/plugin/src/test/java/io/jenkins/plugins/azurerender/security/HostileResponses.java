package io.jenkins.plugins.azurerender.security;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Answers that nobody should read to their end, for a {@link HostileServer}. */
public final class HostileResponses {

    /** Whoever takes so many bytes of an answer would take it all. */
    public static final long HALF = 1L << 29;

    private HostileResponses() {}

    /** What lies in buffers on the way counts as sent, and what is thrown away when a connection is closed. */
    public static void endless(HttpExchange exchange, int status, String type, String piece, AtomicLong sent)
            throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, 0);
        byte[] much = piece.repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        OutputStream body = exchange.getResponseBody();
        for (long here = much.length; here < 2 * HALF; here += much.length) {
            sent.accumulateAndGet(here, Math::max);
            body.write(much);
        }
    }

    /** A letter now and then, for an hour. */
    public static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            for (int i = 0; i < 18_000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(200);
            }
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }
}

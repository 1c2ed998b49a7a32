package io.jenkins.plugins.azurerender.security;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Endless and very slow responses of a {@link HostileServer}; clients must not read them to the end. */
public final class HostileResponses {

    /** A client that reads this number of bytes has no limit. */
    public static final long HALF = 1L << 29;

    private HostileResponses() {}

    /**
     * Sends a response of {@link #HALF} bytes twice.
     *
     * @param sent set to the number of bytes written, including those that are still buffered
     */
    public static void endless(HttpExchange exchange, int status, String type, String piece, AtomicLong sent)
            throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, 0);
        byte[] block = piece.repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        OutputStream body = exchange.getResponseBody();
        for (long written = block.length; written < 2 * HALF; written += block.length) {
            sent.accumulateAndGet(written, Math::max);
            body.write(block);
        }
    }

    /** Sends one character every 200 ms for an hour. */
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

package io.jenkins.plugins.azurerender.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes responses, including incomplete and broken ones. */
final class ResponseWriter {
    private static final int DRIP_PAUSE_MILLIS = 20;

    private final Socket socket;
    private final OutputStream out;

    ResponseWriter(Socket socket, OutputStream out) {
        this.socket = socket;
        this.out = out;
    }

    /** Writes the response and returns whether the connection can be reused. */
    boolean send(Response response, boolean headOnly, boolean keepAlive) throws IOException {
        switch (response.delivery()) {
            case CLOSED:
                return false;
            case RESET:
                socket.setSoLinger(true, 0);
                return false;
            default:
                break;
        }
        out.write(head(response, keepAlive));
        if (!headOnly) {
            switch (response.delivery()) {
                case HALF, HALF_RESET -> half(response);
                case TRUNCATED -> truncated(response);
                case DRIP -> drip(response);
                default -> response.body().writeTo(out);
            }
        }
        out.flush();
        boolean orderly = response.delivery() == Delivery.COMPLETE || response.delivery() == Delivery.TRUNCATED;
        return keepAlive && orderly;
    }

    private static byte[] head(Response response, boolean keepAlive) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.status());
        head.append(' ').append(ReasonPhrases.of(response.status())).append("\r\n");
        boolean chunked = response.delivery() == Delivery.TRUNCATED;
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (!response.headers().containsKey("Content-Length") && response.status() != 204) {
            head.append("Content-Length: ").append(response.body().length()).append("\r\n");
        }
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            if (chunked && header.getKey().equalsIgnoreCase("Content-Length")) {
                continue;
            }
            head.append(header.getKey()).append(": ");
            head.append(header.getValue().replaceAll("[\r\n]", " ")).append("\r\n");
        }
        head.append(keepAlive ? "" : "Connection: close\r\n").append("\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void half(Response response) throws IOException {
        byte[] bytes = bytes(response);
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
        if (response.delivery() == Delivery.HALF_RESET) {
            socket.setSoLinger(true, 0);
        }
    }

    private void truncated(Response response) throws IOException {
        byte[] bytes = bytes(response);
        int half = bytes.length / 2;
        if (half > 0) {
            out.write((Integer.toHexString(half) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, half);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void drip(Response response) throws IOException {
        for (byte one : bytes(response)) {
            out.write(one);
            out.flush();
            try {
                Thread.sleep(DRIP_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while sending the response", e);
            }
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        response.body().writeTo(bytes);
        return bytes.toByteArray();
    }
}

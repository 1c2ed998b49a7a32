package io.jenkins.plugins.azurerender.emulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the requests of a connection. */
final class RequestReader {
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 200;

    private final InputStream in;
    private final OutputStream out;
    private final long maxBody;

    RequestReader(InputStream in, OutputStream out, long maxBody) {
        this.in = in;
        this.out = out;
        this.maxBody = maxBody;
    }

    /**
     * Returns the next request, or null if the client closed the connection.
     *
     * @throws MalformedRequest if the bytes are not an HTTP/1 request
     */
    Request next() throws IOException {
        String start = line();
        while (start != null && start.isEmpty()) {
            start = line();
        }
        if (start == null) {
            return null;
        }
        String[] parts = start.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new MalformedRequest("The request line is not valid HTTP/1.1.");
        }
        Map<String, String> headers = headers();
        if (parts[2].equals("HTTP/1.0") && headers.keySet().stream().noneMatch("Connection"::equalsIgnoreCase)) {
            headers.put("Connection", "close");
        }
        Content content = content(headers);
        return new Request(parts[0], pathOnly(parts[1]), headers, content.bytes, content.cutOff);
    }

    /** Removes scheme and host from an absolute target, as proxies send it. */
    private static String pathOnly(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0) {
            return target;
        }
        int slash = target.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.size() >= MAX_HEADERS) {
                throw new MalformedRequest("A header line is malformed, or there are too many headers.");
            }
            headers.merge(
                    line.substring(0, colon).trim(), line.substring(colon + 1).trim(), (a, b) -> a + ", " + b);
        }
        return headers;
    }

    private record Content(byte[] bytes, boolean cutOff) {}

    private Content content(Map<String, String> headers) throws IOException {
        String length = null;
        boolean chunked = false;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Length")) {
                length = header.getValue();
            } else if (header.getKey().equalsIgnoreCase("Transfer-Encoding")) {
                chunked = header.getValue().equalsIgnoreCase("chunked");
            } else if (header.getKey().equalsIgnoreCase("Expect")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long total = chunked ? chunks(kept) : copy(number(length, 10), kept, 0);
        return new Content(kept.toByteArray(), total > maxBody);
    }

    private long chunks(ByteArrayOutputStream kept) throws IOException {
        long total = 0;
        while (true) {
            String size = line();
            if (size == null) {
                throw new MalformedRequest("The body ends within a chunk.");
            }
            long length = number(size.split(";")[0].trim(), 16);
            if (length == 0) {
                headers();
                return total;
            }
            total = copy(length, kept, total);
            line();
        }
    }

    private long copy(long length, ByteArrayOutputStream kept, long before) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long total = before;
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new MalformedRequest("The body ends before its declared length.");
            }
            if (total < maxBody) {
                kept.write(buffer, 0, (int) Math.min(read, maxBody - total));
            }
            total += read;
            left -= read;
        }
        return total;
    }

    private static long number(String text, int radix) throws MalformedRequest {
        try {
            long value = text == null ? 0 : Long.parseLong(text, radix);
            if (value < 0) {
                throw new MalformedRequest("The body length is negative.");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new MalformedRequest("The body length is not a number.");
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                return bytes.size() == 0 ? null : bytes.toString(StandardCharsets.ISO_8859_1);
            }
            if (bytes.size() > MAX_LINE) {
                throw new MalformedRequest("A line of the request is too long.");
            }
            if (one != '\r') {
                bytes.write(one);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** The bytes received are not an HTTP request. */
    static final class MalformedRequest extends IOException {
        private static final long serialVersionUID = 1;

        MalformedRequest(String message) {
            super(message);
        }
    }
}

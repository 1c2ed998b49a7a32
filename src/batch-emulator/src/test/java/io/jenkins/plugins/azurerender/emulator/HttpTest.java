package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.HttpListener;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of requests and delivery of responses on a raw connection. */
@Tag("unit")
class HttpTest {
    private HttpListener listener;

    @BeforeEach
    void start() throws Exception {
        listener = new HttpListener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000, request -> new Response(200)
                        .header("X-Spelled-As-GIVEN", "1")
                        .body(Body.of((request + "|" + request.text() + "|" + request.bodyCutOff())
                                .getBytes(StandardCharsets.UTF_8))));
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    /** Returns everything received until the connection is closed. */
    private String ask(String sent) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void connectionIsKeptAliveUntilClientClosesIt() throws Exception {
        String responses = ask("GET /one HTTP/1.1\r\n\r\nGET /two HTTP/1.1\r\nconnection: Close\r\n\r\n");
        assertTrue(responses.contains("GET /one||false") && responses.contains("GET /two||false"), responses);
        assertTrue(responses.contains("\r\nContent-Length: 15\r\n")
                && responses.contains("\r\nX-Spelled-As-GIVEN: 1\r\n"));
    }

    @Test
    void http10ConnectionIsClosedAfterResponse() throws Exception {
        assertTrue(ask("GET /old HTTP/1.0\r\n\r\n").contains("GET /old||false"));
    }

    @Test
    void bodyIsReadByLengthOrChunks() throws Exception {
        String end = "Connection: close\r\n";
        assertTrue(ask("POST / HTTP/1.1\r\n" + end + "Content-Length: 5\r\n\r\nhello")
                .contains("POST /|hello|false"));
        assertTrue(ask("POST / HTTP/1.1\r\n" + end
                        + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: t\r\n\r\n")
                .contains("POST /|hello|false"));
        String expected = ask("POST / HTTP/1.1\r\n" + end + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\nhi");
        assertTrue(expected.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"), expected);
        String large = ask("POST / HTTP/1.1\r\n" + end + "Content-Length: 5000\r\n\r\n" + "x".repeat(5000));
        assertTrue(large.endsWith("x".repeat(1000) + "|true") && !large.contains("x".repeat(1001)), large);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "GET /",
                "GET  / HTTP/1.1",
                "GET / HTTP/2.0",
                "GET / HTTP/1.1\r\nno colon",
                "GET / HTTP/1.1\r\n: no name",
                "GET / HTTP/1.1\r\nContent-Length: -1",
                "GET / HTTP/1.1\r\nContent-Length: many",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz",
            })
    void malformedRequestReturns400(String sent) throws Exception {
        assertTrue(ask(sent + "\r\n\r\n").startsWith("HTTP/1.1 400 Bad Request\r\n"));
    }

    @Test
    void oversizedLinesAndHeadersReturn400() throws Exception {
        assertEquals(400, status("GET /" + "a".repeat(70_000) + " HTTP/1.1\r\n\r\n"));
        assertEquals(
                400, status("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(1) + "x: " + "y".repeat(70_000) + "\r\n\r\n"));
        StringBuilder many = new StringBuilder("GET / HTTP/1.1\r\n");
        for (int i = 0; i < 300; i++) {
            many.append("h").append(i).append(": x\r\n");
        }
        assertEquals(400, status(many + "\r\n"));
    }

    private int status(String sent) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            byte[] start = socket.getInputStream().readNBytes(12);
            return Integer.parseInt(new String(start, StandardCharsets.ISO_8859_1).substring(9));
        }
    }
}

package io.jenkins.plugins.azurerender.emulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Accepts connections and handles each on its own thread, one request after the other. */
public final class HttpListener implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(HttpListener.class.getName());
    private static final int BACKLOG = 1024;
    private static final int IDLE_MILLIS = 120_000;
    private static final int DRAIN_MILLIS = 500;
    private static final int MAX_DRAINED = 1024 * 1024;

    private final ServerSocket server;
    private final Handler handler;
    private final long maxBody;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpListener::daemon);

    /**
     * Starts listening.
     *
     * @param maxBody maximum number of body bytes that are kept
     * @throws IOException if the address cannot be bound
     */
    public HttpListener(InetSocketAddress address, long maxBody, Handler handler) throws IOException {
        this.server = new ServerSocket();
        this.handler = handler;
        this.maxBody = maxBody;
        server.setReuseAddress(true);
        try {
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException("Cannot listen on " + address + ": " + e.getMessage(), e);
        }
        threads.execute(this::accept);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "batch-emulator-http");
        thread.setDaemon(true);
        return thread;
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOGGER.log(Level.WARNING, "A connection could not be accepted", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
            RequestReader reader = new RequestReader(new BufferedInputStream(socket.getInputStream()), out, maxBody);
            if (!serveRequests(reader, new ResponseWriter(socket, out))) {
                drainInput(socket);
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "A connection ended early", e);
        } finally {
            open.remove(socket);
        }
    }

    /** Closing a connection while the client still sends resets it, and the client may lose the response. */
    private static void drainInput(Socket socket) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(DRAIN_MILLIS);
        byte[] ignored = new byte[16 * 1024];
        for (int left = MAX_DRAINED; left > 0; ) {
            int read = socket.getInputStream().read(ignored);
            left = read < 0 ? 0 : left - read;
        }
    }

    /** Returns false if the connection sent anything that is not a request. */
    private boolean serveRequests(RequestReader reader, ResponseWriter writer) throws IOException {
        boolean again = true;
        while (again) {
            Request request;
            try {
                request = reader.next();
            } catch (RequestReader.MalformedRequest e) {
                writer.send(new Response(400), false, false);
                return false;
            }
            if (request == null) {
                return true;
            }
            boolean keepAlive = !"close".equalsIgnoreCase(request.header("Connection"));
            again = writer.send(handler.handle(request), "HEAD".equals(request.method()), keepAlive);
        }
        return true;
    }

    /** Closes the port and all connections. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "A connection could not be closed", e);
        }
        threads.shutdownNow();
    }
}

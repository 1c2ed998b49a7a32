package io.jenkins.plugins.azurerender.azure.storage;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A range of bytes of a file, of which only a small buffer is kept in memory. */
record FilePart(Path path, long start, long bytes) {

    private static final int BUFFER = 1 << 16;

    /** Returns the digests for the algorithms, reading the file once. */
    byte[][] digests(String... algorithms) throws IOException {
        MessageDigest[] digests = new MessageDigest[algorithms.length];
        for (int i = 0; i < algorithms.length; i++) {
            digests[i] = digest(algorithms[i]);
        }
        byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, bytes))];
        try (InputStream in = open()) {
            long left = bytes;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("'" + path + "' was truncated while it was read");
                }
                for (MessageDigest digest : digests) {
                    digest.update(buffer, 0, read);
                }
                left -= read;
            }
        }
        byte[][] values = new byte[digests.length][];
        for (int i = 0; i < digests.length; i++) {
            values[i] = digests[i].digest();
        }
        return values;
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every JVM supports MD5 and SHA-256
        }
    }

    /** Returns the body of a request, which can be sent more than once. */
    BodyPublisher publisher() {
        if (bytes == 0) {
            return BodyPublishers.noBody();
        }
        BodyPublisher unmeasured = BodyPublishers.ofInputStream(() -> {
            try {
                return new Bounded(open(), bytes);
            } catch (IOException x) {
                throw new UncheckedIOException(x);
            }
        });
        return BodyPublishers.fromPublisher(unmeasured, bytes);
    }

    private InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(path);
        try {
            return Channels.newInputStream(channel.position(start));
        } catch (IOException x) {
            channel.close();
            throw x;
        }
    }

    /** A stream that ends after {@code bytes} bytes. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long bytes) {
            super(in);
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}

package io.jenkins.plugins.azurerender.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The body of a response, produced while it is sent. */
public interface Body {
    Body EMPTY = of(new byte[0]);

    /** Returns the number of bytes that {@link #writeTo} writes. */
    long length();

    void writeTo(OutputStream out) throws IOException;

    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }

    /** Returns a part of a file with its current length; the connection ends if the file shrinks before it is sent. */
    static Body ofFile(Path file, long from, long length) {
        return new Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                try (FileChannel channel = FileChannel.open(file)) {
                    copy(Channels.newInputStream(channel.position(from)), out);
                }
            }

            private void copy(InputStream in, OutputStream out) throws IOException {
                byte[] buffer = new byte[64 * 1024];
                long left = length;
                while (left > 0) {
                    int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        throw new IOException(file + " was truncated while it was sent");
                    }
                    out.write(buffer, 0, read);
                    left -= read;
                }
            }
        };
    }
}

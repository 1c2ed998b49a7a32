package io.jenkins.plugins.azurerender.frames;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the lines of a file one at a time. Invalid characters are replaced, long lines are truncated. */
final class LogLines implements Iterator<String> {

    private static final int MAX_LENGTH = 2_000;
    private static final int BUFFER = 1 << 16;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private int filled;
    private int at;

    private LogLines(Reader reader) {
        this.reader = reader;
    }

    static <T> T read(Path file, Function<Stream<String>, T> use) throws IOException {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            Spliterator<String> lines = Spliterators.spliteratorUnknownSize(new LogLines(reader), Spliterator.ORDERED);
            return use.apply(StreamSupport.stream(lines, false));
        } catch (UncheckedIOException x) {
            throw x.getCause();
        }
    }

    @Override
    public boolean hasNext() {
        return at < filled || fill();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StringBuilder line = new StringBuilder();
        while (hasNext()) {
            char c = buffer[at++];
            if (c == '\n' || c == '\r') {
                break;
            }
            if (line.length() < MAX_LENGTH) {
                line.append(c);
            }
        }
        return line.toString();
    }

    private boolean fill() {
        try {
            filled = reader.read(buffer);
            at = 0;
            return filled > 0;
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}

package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** Splits the part of MEL that scene files use into tokens. */
final class MelTokenizer {

    /** WORD is an unquoted word or one of {@code (){}+}; TEXT was quoted; STOP is a semicolon. */
    enum Kind {
        WORD,
        TEXT,
        STOP,
        END
    }

    /** Maximum length of a token, longer than any path. Longer tokens are truncated. */
    static final int MAX_LENGTH = 1 << 15;

    private final ByteReader in;
    private final String file;
    private final Consumer<String> comments;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Charsets charsets = Charsets.unknown();

    /** @param comments receives the start of each single-line comment */
    MelTokenizer(ByteReader in, String file, Consumer<String> comments) {
        this.in = in;
        this.file = file;
        this.comments = comments;
    }

    void charsets(Charsets found) {
        charsets = found;
    }

    /** Returns the text of the current token, without quotes. */
    String text() {
        return charsets.decode(bytes.toByteArray());
    }

    Kind next() throws IOException {
        bytes.reset();
        int first = firstOfWord();
        switch (first) {
            case ByteReader.END:
                return Kind.END;
            case ';':
                return Kind.STOP;
            case '"':
                quoted(true);
                return Kind.TEXT;
            case '(', ')', '{', '}', '+':
                bytes.write(first);
                return Kind.WORD;
            default:
                bare(first);
                return Kind.WORD;
        }
    }

    /** Skips the rest of a command. */
    void skipCommand() throws IOException {
        while (true) {
            int next = in.next();
            if (next == ';') {
                return;
            }
            if (next == '"') {
                quoted(false);
            } else if (next == '/' && isComment()) {
                comment();
            } else if (next == ByteReader.END) {
                throw truncated();
            }
        }
    }

    UnreadableSceneException truncated() {
        return new UnreadableSceneException(file + " is truncated inside a command: save or copy it again.");
    }

    private int firstOfWord() throws IOException {
        while (true) {
            int next = in.next();
            if (next == '/' && isComment()) {
                comment();
            } else if (next == 0) {
                throw new UnreadableSceneException(
                        file + " contains binary data, but a Maya ASCII scene was expected.");
            } else if (next > ' ' || next == ByteReader.END) {
                return next;
            }
        }
    }

    private void quoted(boolean keep) throws IOException {
        while (true) {
            int next = in.next();
            if (next == '"') {
                return;
            }
            if (next == ByteReader.END) {
                throw truncated();
            }
            if (next == '\\') {
                next = unescaped(in.next());
            } else if (charsets.isLead(next)) {
                keep(keep, next);
                next = in.next();
            }
            keep(keep, next);
        }
    }

    private static int unescaped(int letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> letter;
        };
    }

    private void bare(int first) throws IOException {
        keep(true, first);
        while (in.peek() > ' ' && ";\"(){}".indexOf(in.peek()) < 0) {
            keep(true, in.next());
        }
    }

    private void keep(boolean enabled, int value) {
        if (enabled && value >= 0 && bytes.size() < MAX_LENGTH) {
            bytes.write(value);
        }
    }

    private boolean isComment() throws IOException {
        return in.peek() == '/' || in.peek() == '*';
    }

    private void comment() throws IOException {
        if (in.next() == '/') {
            StringBuilder line = new StringBuilder();
            for (int next = in.next(); next != '\n' && next != ByteReader.END; next = in.next()) {
                if (line.length() < 200) {
                    line.append((char) next);
                }
            }
            comments.accept(line.toString().strip());
            return;
        }
        int last = 0;
        for (int next = in.next(); !(last == '*' && next == '/'); next = in.next()) {
            if (next == ByteReader.END) {
                throw truncated();
            }
            last = next;
        }
    }
}

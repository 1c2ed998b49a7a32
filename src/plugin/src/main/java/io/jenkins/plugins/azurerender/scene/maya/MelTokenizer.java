package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** The words of Maya's command language as far as scene files use it. */
final class MelTokenizer {

    /** WORD is a bare word or one of the signs {@code (){}+}; TEXT stood in quotes; STOP is a semicolon. */
    enum Kind {
        WORD,
        TEXT,
        STOP,
        END
    }

    /** No path is longer; of what is longer the beginning is kept. */
    static final int KEPT = 1 << 15;

    private final ByteReader in;
    private final String file;
    private final Consumer<String> comments;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Charsets charsets = Charsets.unknown();

    /** @param comments told of each line comment, its beginning */
    MelTokenizer(ByteReader in, String file, Consumer<String> comments) {
        this.in = in;
        this.file = file;
        this.comments = comments;
    }

    void charsets(Charsets found) {
        charsets = found;
    }

    /** What was read last, without quotes. */
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

    /** Passes over the rest of a command and keeps nothing of it. */
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
                throw cut();
            }
        }
    }

    UnreadableSceneException cut() {
        return new UnreadableSceneException(file + " is truncated inside a command: save or copy it again.");
    }

    private int firstOfWord() throws IOException {
        while (true) {
            int next = in.next();
            if (next == '/' && isComment()) {
                comment();
            } else if (next == 0) {
                throw new UnreadableSceneException(file + " holds binary data where a Maya ASCII scene has text.");
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
                throw cut();
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

    private void keep(boolean wanted, int value) {
        if (wanted && value >= 0 && bytes.size() < KEPT) {
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
                throw cut();
            }
            last = next;
        }
    }
}

package io.jenkins.plugins.azurerender.scene.io;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** The words of scene descriptions that are made of blocks in braces. */
public final class Tokenizer {

    /** WORD is a bare word, TEXT stood in quotes, SIGN is one of the signs that stand alone. */
    public enum Kind {
        WORD,
        TEXT,
        SIGN,
        END
    }

    /** How comments begin; they end with their line, and those of slashes and stars with the same. */
    public enum Comments {
        HASH,
        SLASHES
    }

    private static final int KEPT = 1 << 15;

    private final ByteReader in;
    private final String file;
    private final String signs;
    private final Comments style;
    private final Consumer<String> comments;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Kind kind = Kind.END;

    /**
     * @param signs that stand alone, even inside a bare word
     * @param comments told of each comment of one line, its beginning
     */
    public Tokenizer(ByteReader in, String file, String signs, Comments style, Consumer<String> comments) {
        this.in = in;
        this.file = file;
        this.signs = signs;
        this.style = style;
        this.comments = comments;
    }

    /** Reads the next word, text or sign. */
    public Kind next() throws IOException {
        bytes.reset();
        int first = first();
        if (first == ByteReader.END) {
            kind = Kind.END;
        } else if (first == '"') {
            quoted();
            kind = Kind.TEXT;
        } else if (signs.indexOf(first) >= 0) {
            bytes.write(first);
            kind = Kind.SIGN;
        } else {
            bare(first);
            kind = Kind.WORD;
        }
        return kind;
    }

    /** What was read last. */
    public String text() {
        String text = Charsets.unknown().decode(bytes.toByteArray());
        return kind == Kind.TEXT ? unescaped(text) : text;
    }

    public boolean isSign(char sign) {
        return kind == Kind.SIGN && bytes.size() == 1 && text().charAt(0) == sign;
    }

    public UnreadableSceneException cut() {
        return new UnreadableSceneException(file + " is truncated inside a block: save or copy it again.");
    }

    /**
     * Writers double backslashes and put one before quotes; those that do neither are understood as well, if what they
     * wrote is not ambiguous. So a backslash before a letter stays: it is part of a Windows path.
     */
    static String unescaped(String raw) {
        boolean isShare = raw.matches("(?s)\\\\\\\\[^\\\\].*") && raw.indexOf("\\\\", 2) < 0;
        String text = raw.replace("\\\"", "\"");
        return isShare ? text : text.replace("\\\\", "\\");
    }

    private int first() throws IOException {
        while (true) {
            int next = in.next();
            if (style == Comments.HASH && next == '#') {
                line();
            } else if (style == Comments.SLASHES && next == '/' && in.peek() == '/') {
                in.next();
                line();
            } else if (style == Comments.SLASHES && next == '/' && in.peek() == '*') {
                block();
            } else if (next == 0) {
                throw new UnreadableSceneException(file + " contains binary data, but a text scene was expected.");
            } else if (next > ' ' || next == ByteReader.END) {
                return next;
            }
        }
    }

    private void line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.next(); next != '\n' && next != ByteReader.END; next = in.next()) {
            if (line.length() < 300) {
                line.append((char) next);
            }
        }
        comments.accept(line.toString().strip());
    }

    private void block() throws IOException {
        int last = 0;
        in.next();
        for (int next = in.next(); !(last == '*' && next == '/'); next = in.next()) {
            if (next == ByteReader.END) {
                throw cut();
            }
            last = next;
        }
    }

    private void quoted() throws IOException {
        for (int next = in.next(); next != '"'; next = in.next()) {
            keep(next);
            if (next == '\\' && (in.peek() == '"' || in.peek() == '\\')) {
                keep(in.next());
            } else if (next == ByteReader.END) {
                throw cut();
            }
        }
    }

    private void bare(int first) throws IOException {
        keep(first);
        while (in.peek() > ' ' && in.peek() != '"' && signs.indexOf(in.peek()) < 0) {
            keep(in.next());
        }
    }

    private void keep(int value) {
        if (value >= 0 && bytes.size() < KEPT) {
            bytes.write(value);
        }
    }
}

package io.jenkins.plugins.azurerender.scene.io;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** Splits scene descriptions that consist of blocks in braces into tokens. */
public final class Tokenizer {

    /** WORD is an unquoted word, TEXT was quoted, SYMBOL is a single punctuation character. */
    public enum Kind {
        WORD,
        TEXT,
        SYMBOL,
        END
    }

    /** Comment syntax: from {@code #} to the end of the line, or as in C++. */
    public enum Comments {
        HASH,
        SLASHES
    }

    private static final int MAX_LENGTH = 1 << 15;

    private final ByteReader in;
    private final String file;
    private final String symbols;
    private final Comments style;
    private final Consumer<String> comments;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Kind kind = Kind.END;

    /**
     * @param symbols characters that are tokens, also inside an unquoted word
     * @param comments receives the start of each single-line comment
     */
    public Tokenizer(ByteReader in, String file, String symbols, Comments style, Consumer<String> comments) {
        this.in = in;
        this.file = file;
        this.symbols = symbols;
        this.style = style;
        this.comments = comments;
    }

    /** Reads the next token. */
    public Kind next() throws IOException {
        bytes.reset();
        int first = first();
        if (first == ByteReader.END) {
            kind = Kind.END;
        } else if (first == '"') {
            quoted();
            kind = Kind.TEXT;
        } else if (symbols.indexOf(first) >= 0) {
            bytes.write(first);
            kind = Kind.SYMBOL;
        } else {
            bare(first);
            kind = Kind.WORD;
        }
        return kind;
    }

    /** Returns the text of the current token, without quotes. */
    public String text() {
        String text = Charsets.unknown().decode(bytes.toByteArray());
        return kind == Kind.TEXT ? unescaped(text) : text;
    }

    public boolean isSymbol(char sign) {
        return kind == Kind.SYMBOL && bytes.size() == 1 && text().charAt(0) == sign;
    }

    public UnreadableSceneException truncated() {
        return new UnreadableSceneException(file + " is truncated inside a block: save or copy it again.");
    }

    /**
     * Removes escapes. Writers escape backslashes and quotes; text of writers that do not is understood if it is
     * unambiguous. A single backslash before a letter is kept, because it is part of a Windows path.
     */
    static String unescaped(String raw) {
        boolean isUncPath = raw.matches("(?s)\\\\\\\\[^\\\\].*") && raw.indexOf("\\\\", 2) < 0;
        String text = raw.replace("\\\"", "\"");
        return isUncPath ? text : text.replace("\\\\", "\\");
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
                throw truncated();
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
                throw truncated();
            }
        }
    }

    private void bare(int first) throws IOException {
        keep(first);
        while (in.peek() > ' ' && in.peek() != '"' && symbols.indexOf(in.peek()) < 0) {
            keep(in.next());
        }
    }

    private void keep(int value) {
        if (value >= 0 && bytes.size() < MAX_LENGTH) {
            bytes.write(value);
        }
    }
}

package io.jenkins.plugins.azurerender.scene.usd;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Splits USD text into tokens: words, quoted texts, assets between {@code @}, paths in angle brackets, and symbols. */
final class UsdTokenizer {

    enum Kind {
        WORD,
        TEXT,
        ASSET,
        PATH,
        SYMBOL,
        END
    }

    private static final String SYMBOLS = "()[]{}=,;:";
    private static final int MAX_LENGTH = 1 << 15;

    private final ByteReader in;
    private final String file;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    UsdTokenizer(ByteReader in, String file) {
        this.in = in;
        this.file = file;
    }

    String text() {
        return Charsets.unknown().decode(bytes.toByteArray());
    }

    Kind next() throws IOException {
        bytes.reset();
        int first = first();
        switch (first) {
            case ByteReader.END:
                return Kind.END;
            case '"', '\'':
                quoted(first, 3);
                return Kind.TEXT;
            case '@':
                quoted('@', 3);
                return Kind.ASSET;
            case '<':
                until('>');
                return Kind.PATH;
            default:
                keep(first);
                if (SYMBOLS.indexOf(first) >= 0) {
                    return Kind.SYMBOL;
                }
                word();
                return Kind.WORD;
        }
    }

    /** Property names contain colons, such as {@code inputs:file}. */
    private void word() throws IOException {
        while (in.peek() > ' '
                && "\"'@<#".indexOf(in.peek()) < 0
                && (in.peek() == ':' || SYMBOLS.indexOf(in.peek()) < 0)) {
            keep(in.next());
        }
    }

    private int first() throws IOException {
        while (true) {
            int next = in.next();
            if (next == '#') {
                while (next != '\n' && next != ByteReader.END) {
                    next = in.next();
                }
            } else if (next == 0) {
                throw new UnreadableSceneException(file + " contains binary data, but a text scene was expected.");
            } else if (next > ' ' || next == ByteReader.END) {
                return next;
            }
        }
    }

    /** Reads text after an opening quote. Text that starts with three quotes ends with three. */
    private void quoted(int quote, int max) throws IOException {
        int quotes = 1;
        while (quotes < max && in.peek() == quote) {
            in.next();
            quotes++;
        }
        if (quotes == 2) {
            return;
        }
        int closing = 0;
        while (closing < quotes) {
            int next = in.next();
            if (next == ByteReader.END) {
                throw truncated();
            }
            if (next == quote) {
                closing++;
                continue;
            }
            for (; closing > 0; closing--) {
                keep(quote);
            }
            if (next == '\\' && (quote != '@' || in.peek() == '@')) {
                next = in.next();
            }
            keep(next);
        }
    }

    private void until(int end) throws IOException {
        for (int next = in.next(); next != end; next = in.next()) {
            if (next == ByteReader.END) {
                throw truncated();
            }
            keep(next);
        }
    }

    private void keep(int value) {
        if (value >= 0 && bytes.size() < MAX_LENGTH) {
            bytes.write(value);
        }
    }

    UnreadableSceneException truncated() {
        return new UnreadableSceneException(file + " is truncated inside a block: save or copy it again.");
    }
}

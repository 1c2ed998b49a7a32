package io.jenkins.plugins.azurerender.scene.usd;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The words of USD text: bare ones, texts in four kinds of quotes, files between at-signs, places in angles, signs. */
final class UsdTokenizer {

    enum Kind {
        WORD,
        TEXT,
        ASSET,
        PLACE,
        SIGN,
        END
    }

    private static final String SIGNS = "()[]{}=,;:";
    private static final int KEPT = 1 << 15;

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
                return Kind.PLACE;
            default:
                keep(first);
                if (SIGNS.indexOf(first) >= 0) {
                    return Kind.SIGN;
                }
                word();
                return Kind.WORD;
        }
    }

    /** Names of properties have colons inside, such as {@code inputs:file}. */
    private void word() throws IOException {
        while (in.peek() > ' '
                && "\"'@<#".indexOf(in.peek()) < 0
                && (in.peek() == ':' || SIGNS.indexOf(in.peek()) < 0)) {
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

    /** Stands behind one quote; if two more follow, the text ends with three, and else with one. */
    private void quoted(int quote, int most) throws IOException {
        int quotes = 1;
        while (quotes < most && in.peek() == quote) {
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
                throw cut();
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
                throw cut();
            }
            keep(next);
        }
    }

    private void keep(int value) {
        if (value >= 0 && bytes.size() < KEPT) {
            bytes.write(value);
        }
    }

    UnreadableSceneException cut() {
        return new UnreadableSceneException(file + " is truncated inside a block: save or copy it again.");
    }
}

package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The summary information of a document (MS-OLEPS): headings, each with its lines. */
final class Summary {

    static final String STREAM = "\u0005DocumentSummaryInformation";

    private static final int CODE_PAGE = 1;
    private static final int HEADINGS = 12;
    private static final int LINES = 13;
    private static final int TEXT = 0x1e;
    private static final int WIDE_TEXT = 0x1f;
    private static final int MAX_COUNT = 200_000;
    /** The code page of UTF-16 text. */
    private static final int WIDE = 1200;

    private final ByteBuffer bytes;
    private Charsets charsets = Charsets.unknown();
    private boolean isWide;

    private Summary(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Returns the lines by heading; empty when the summary is damaged. */
    static Map<String, List<String>> of(ByteBuffer stream) {
        try {
            return new Summary(stream).read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException x) {
            return Map.of();
        }
    }

    private Map<String, List<String>> read() {
        int section = bytes.getInt(44);
        int count = bytes.getInt(section + 4);
        Map<Integer, Integer> offsets = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(count, 1000); i++) {
            offsets.put(bytes.getInt(section + 8 + 8 * i), section + bytes.getInt(section + 12 + 8 * i));
        }
        if (!offsets.containsKey(HEADINGS) || !offsets.containsKey(LINES)) {
            return Map.of();
        }
        if (offsets.containsKey(CODE_PAGE)) {
            int codePage = bytes.getShort(offsets.get(CODE_PAGE) + 4) & 0xffff;
            isWide = codePage == WIDE;
            charsets = Charsets.named(String.valueOf(codePage));
        }
        List<String> lines = lines(offsets.get(LINES));
        Map<String, List<String>> summary = new LinkedHashMap<>();
        int from = 0;
        moveTo(offsets.get(HEADINGS) + 4);
        for (int pairs = bytes.getInt() / 2; pairs > 0 && summary.size() < 1000; pairs--) {
            String heading = text(bytes.getInt());
            bytes.getInt();
            int to = Math.min(lines.size(), from + Math.max(0, bytes.getInt()));
            summary.put(heading, lines.subList(from, to));
            from = to;
        }
        return summary;
    }

    private void moveTo(int offset) {
        if (offset < 0 || offset > bytes.limit()) {
            throw new BufferUnderflowException();
        }
        bytes.position(offset);
    }

    private List<String> lines(int offset) {
        moveTo(offset);
        int type = bytes.getInt() & 0xff;
        int count = bytes.getInt();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MAX_COUNT); i++) {
            lines.add(text(type));
        }
        return lines;
    }

    /**
     * Reads a text: its length in bytes, or in characters for UTF-16, and the content. Some writers pad to four bytes.
     */
    private String text(int type) {
        int length = bytes.getInt() * (type == WIDE_TEXT ? 2 : 1);
        if (length < 0 || length > bytes.remaining() || type != TEXT && type != WIDE_TEXT) {
            throw new BufferUnderflowException();
        }
        byte[] characters = new byte[length];
        bytes.get(characters);
        skipPadding();
        String text = isWide || type == WIDE_TEXT
                ? new String(characters, StandardCharsets.UTF_16LE)
                : charsets.decode(characters);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private void skipPadding() {
        int at = bytes.position();
        int next = Math.min((at + 3) / 4 * 4, bytes.limit());
        boolean isZero = true;
        for (int i = at; i < next; i++) {
            isZero &= bytes.get(i) == 0;
        }
        if (isZero && next + 4 <= bytes.limit() && !isLength(at) && isLength(next)) {
            bytes.position(next);
        } else if (isZero && next == bytes.limit()) {
            bytes.position(next);
        }
    }

    private boolean isLength(int at) {
        int value = bytes.getInt(at);
        return value >= 0 && value <= bytes.limit() - at - 4;
    }
}

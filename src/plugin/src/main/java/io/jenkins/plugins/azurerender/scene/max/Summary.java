package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.io.Charsets;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document's summary (MS-OLEPS): headings, and under each the lines that belong to it. */
final class Summary {

    static final String STREAM = "\u0005DocumentSummaryInformation";

    private static final int CODE_PAGE = 1;
    private static final int HEADINGS = 12;
    private static final int LINES = 13;
    private static final int TEXT = 0x1e;
    private static final int WIDE_TEXT = 0x1f;
    private static final int MOST = 200_000;
    /** The code page of texts of wide letters. */
    private static final int WIDE = 1200;

    private final ByteBuffer bytes;
    private Charsets charsets = Charsets.unknown();
    private boolean isWide;

    private Summary(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** What could be read of it: of a damaged one, nothing. */
    static Map<String, List<String>> of(ByteBuffer stream) {
        try {
            return new Summary(stream).read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return Map.of();
        }
    }

    private Map<String, List<String>> read() {
        int section = bytes.getInt(44);
        int count = bytes.getInt(section + 4);
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(count, 1000); i++) {
            places.put(bytes.getInt(section + 8 + 8 * i), section + bytes.getInt(section + 12 + 8 * i));
        }
        if (!places.containsKey(HEADINGS) || !places.containsKey(LINES)) {
            return Map.of();
        }
        if (places.containsKey(CODE_PAGE)) {
            int codePage = bytes.getShort(places.get(CODE_PAGE) + 4) & 0xffff;
            isWide = codePage == WIDE;
            charsets = Charsets.named(String.valueOf(codePage));
        }
        List<String> lines = lines(places.get(LINES));
        Map<String, List<String>> summary = new LinkedHashMap<>();
        int from = 0;
        moveTo(places.get(HEADINGS) + 4);
        for (int pairs = bytes.getInt() / 2; pairs > 0 && summary.size() < 1000; pairs--) {
            String heading = text(bytes.getInt());
            bytes.getInt();
            int to = Math.min(lines.size(), from + Math.max(0, bytes.getInt()));
            summary.put(heading, lines.subList(from, to));
            from = to;
        }
        return summary;
    }

    private void moveTo(int place) {
        if (place < 0 || place > bytes.limit()) {
            throw new BufferUnderflowException();
        }
        bytes.position(place);
    }

    private List<String> lines(int place) {
        moveTo(place);
        int type = bytes.getInt() & 0xff;
        int count = bytes.getInt();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MOST); i++) {
            lines.add(text(type));
        }
        return lines;
    }

    /** A length, and as many bytes or, of wide letters, twice as many; some writers fill up to four bytes. */
    private String text(int type) {
        int length = bytes.getInt() * (type == WIDE_TEXT ? 2 : 1);
        if (length < 0 || length > bytes.remaining() || type != TEXT && type != WIDE_TEXT) {
            throw new BufferUnderflowException();
        }
        byte[] letters = new byte[length];
        bytes.get(letters);
        fillUp();
        String text =
                isWide || type == WIDE_TEXT ? new String(letters, StandardCharsets.UTF_16LE) : charsets.decode(letters);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private void fillUp() {
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

package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code .mb} files: nested IFF chunks, with sizes of four bytes ({@code FOR4}) or, since Maya 2014, eight bytes
 * ({@code FOR8}).
 */
public final class MayaBinaryReader implements SceneReader {

    private static final Set<String> GROUPS = Set.of("FOR4", "FOR8", "LIS4", "LIS8");
    private static final int MAX_DEPTH = 16;
    /** Longer chunks are truncated. */
    private static final int MAX_CHUNK = 1 << 16;

    @Override
    public List<String> extensions() {
        return List.of(".mb");
    }

    @Override
    public List<String> signatures() {
        return List.of("FOR4", "FOR8");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (ByteReader in = ByteReader.of(file)) {
            return new Walk(in, name).scene();
        }
    }

    private static final class Walk {

        private final ByteReader in;
        private final String file;
        private final MayaBinaryScene scene;
        private int sizeBytes;

        Walk(ByteReader in, String file) {
            this.in = in;
            this.file = file;
            scene = new MayaBinaryScene(file);
        }

        Scene scene() throws IOException {
            String magic = tag();
            if (!"FOR4".equals(magic) && !"FOR8".equals(magic)) {
                throw new UnreadableSceneException(file + " is not a Maya binary scene.");
            }
            sizeBytes = magic.charAt(3) - '0';
            long end = size();
            if (!"Maya".equals(tag())) {
                throw new UnreadableSceneException(file + " is an IFF file, but not a Maya binary scene.");
            }
            group("Maya", end + in.position() - 4, 1);
            return scene.end();
        }

        private void group(String form, long end, int depth) throws IOException {
            while (in.position() + 2L * sizeBytes <= end) {
                String type = tag();
                long size = size();
                boolean isGroup = GROUPS.contains(type) && size >= 4 && depth < MAX_DEPTH;
                String inner = isGroup ? tag() : "";
                long content = isGroup ? size - 4 : size;
                long last = in.position() + content;
                if (size < 0 || last < 0 || last > end) {
                    throw new UnreadableSceneException(
                            "%s is damaged: chunk at byte %s exceeds its parent.".formatted(file, in.position()));
                }
                if (isGroup) {
                    group(inner, last, depth + 1);
                    continue;
                }
                if (scene.isRelevant(form, type)) {
                    scene.chunk(form, type, bytes((int) Math.min(content, MAX_CHUNK)));
                }
                skipTo(Math.min(last + Math.floorMod(-content, sizeBytes), end));
            }
            skipTo(end);
        }

        private void skipTo(long position) throws IOException {
            long missing = position - in.position();
            if (missing > 0 && in.skip(missing) < missing) {
                throw truncated();
            }
        }

        private String tag() throws IOException {
            byte[] four = bytes(4);
            return new String(four, StandardCharsets.ISO_8859_1);
        }

        private long size() throws IOException {
            skipTo(in.position() + sizeBytes - 4);
            return new BigInteger(1, bytes(sizeBytes)).longValue();
        }

        private byte[] bytes(int count) throws IOException {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                int next = in.next();
                if (next == ByteReader.END) {
                    throw truncated();
                }
                bytes[i] = (byte) next;
            }
            return bytes;
        }

        private UnreadableSceneException truncated() {
            return new UnreadableSceneException(file + " is truncated: save or copy it again.");
        }
    }
}

package io.jenkins.plugins.azurerender.scene.max;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of assets. Each has an id of 16 bytes, a type, the path in the scene and the path where it was found; texts
 * are preceded by their length and followed by a zero.
 */
final class MaxAssets {

    /** One file. */
    record Asset(String type, String path) {}

    private static final int ID = 16;
    private static final int MAX_LENGTH = 1 << 15;
    private static final int MAX_COUNT = 100_000;

    private MaxAssets() {}

    /** Returns the assets; of a damaged list, those before the damage. */
    static List<Asset> of(ByteBuffer bytes) {
        List<Asset> assets = new ArrayList<>();
        try {
            while (bytes.remaining() > ID && assets.size() < MAX_COUNT) {
                bytes.position(bytes.position() + ID);
                String type = text(bytes);
                String path = text(bytes);
                text(bytes);
                assets.add(new Asset(type, path));
            }
        } catch (BufferUnderflowException x) {
            // the list is damaged; the assets before the damage are returned
        }
        return assets;
    }

    private static String text(ByteBuffer bytes) {
        int characters = bytes.getInt();
        if (characters < 0 || characters > MAX_LENGTH || 2L * characters + 2 > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[2 * characters];
        bytes.get(text);
        bytes.getShort();
        return new String(text, StandardCharsets.UTF_16LE);
    }
}

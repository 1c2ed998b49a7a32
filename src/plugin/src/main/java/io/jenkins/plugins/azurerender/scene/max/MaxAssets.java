package io.jenkins.plugins.azurerender.scene.max;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of assets: for each its id of 16 bytes, its type, the path as the scene has it and the path where it was
 * found, each text with its length before it and a zero behind it.
 */
final class MaxAssets {

    /** One file. */
    record Asset(String type, String path) {}

    private static final int ID = 16;
    private static final int LONGEST = 1 << 15;
    private static final int MOST = 100_000;

    private MaxAssets() {}

    /** All of them, or as many as can be understood when the list is damaged. */
    static List<Asset> of(ByteBuffer bytes) {
        List<Asset> assets = new ArrayList<>();
        try {
            while (bytes.remaining() > ID && assets.size() < MOST) {
                bytes.position(bytes.position() + ID);
                String type = text(bytes);
                String path = text(bytes);
                text(bytes);
                assets.add(new Asset(type, path));
            }
        } catch (BufferUnderflowException e) {
            // the rest is lost, and what was read stands
        }
        return assets;
    }

    private static String text(ByteBuffer bytes) {
        int letters = bytes.getInt();
        if (letters < 0 || letters > LONGEST || 2L * letters + 2 > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[2 * letters];
        bytes.get(text);
        bytes.getShort();
        return new String(text, StandardCharsets.UTF_16LE);
    }
}

package io.jenkins.plugins.azurerender.azure.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A large file on its way in blocks. Each is named by its place and the SHA-256 of what is in it, so whoever sends the
 * file again, after a broken line or a change in the middle of it, sends only the blocks that storage does not have.
 */
public final class BlockUpload {

    private static final long LEAST_BLOCK_BYTES = 8L << 20;
    private static final long MOST_BLOCKS = 50_000;

    private final BlobWriter writer;
    private final FileUpload file;
    private final long blockBytes;

    BlockUpload(BlobWriter writer, FileUpload file) {
        this.writer = writer;
        this.file = file;
        blockBytes = blockBytes(file.bytes());
    }

    private static long blockBytes(long bytes) {
        long size = LEAST_BLOCK_BYTES;
        while (size * MOST_BLOCKS < bytes) {
            size *= 2;
        }
        return size;
    }

    /** How many blocks there are. */
    public int count() {
        return Math.toIntExact((file.bytes() + blockBytes - 1) / blockBytes);
    }

    /** Bytes of a block; the last one is smaller. */
    public long bytes(int place) {
        return Math.min(blockBytes, file.bytes() - place * blockBytes);
    }

    /**
     * Sends one block unless it is among those storage has.
     *
     * @return its id, for {@link #commit}
     */
    public String stage(int place, Set<String> stored) throws IOException {
        FilePart block = new FilePart(file.path(), place * blockBytes, bytes(place));
        byte[][] digests = block.digests("SHA-256", "MD5");
        String id = Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(36).putInt(place).put(digests[0]).array());
        if (!stored.contains(id)) {
            writer.stage(file.name(), id, block, digests[1]);
        }
        return id;
    }

    /**
     * Makes the blob of its blocks.
     *
     * @param ids of all of them, in order
     * @throws IOException also when the file was changed meanwhile; then the blob is what it was before
     */
    public void commit(List<String> ids) throws IOException {
        file.check().unchanged();
        writer.commit(file.name(), ids, file.sha256());
    }
}

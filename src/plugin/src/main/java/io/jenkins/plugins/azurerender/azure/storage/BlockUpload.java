package io.jenkins.plugins.azurerender.azure.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The upload of a large file in blocks. The ID of a block contains its index and the SHA-256 of its content, so that a
 * repeated upload, after a lost connection or a change in the file, sends only the blocks that storage does not have.
 */
public final class BlockUpload {

    private static final long MIN_BLOCK_BYTES = 8L << 20;
    private static final long MAX_BLOCKS = 50_000;

    private final BlobWriter writer;
    private final FileUpload file;
    private final long blockBytes;

    BlockUpload(BlobWriter writer, FileUpload file) {
        this.writer = writer;
        this.file = file;
        blockBytes = blockBytes(file.bytes());
    }

    private static long blockBytes(long bytes) {
        long size = MIN_BLOCK_BYTES;
        while (size * MAX_BLOCKS < bytes) {
            size *= 2;
        }
        return size;
    }

    /** Returns the number of blocks. */
    public int count() {
        return Math.toIntExact((file.bytes() + blockBytes - 1) / blockBytes);
    }

    /** Returns the size of a block in bytes; the last one may be smaller. */
    public long bytes(int index) {
        return Math.min(blockBytes, file.bytes() - index * blockBytes);
    }

    /**
     * Uploads a block unless storage already has it.
     *
     * @return the ID of the block for {@link #commit}
     */
    public String stage(int index, Set<String> stored) throws IOException {
        FilePart block = new FilePart(file.path(), index * blockBytes, bytes(index));
        byte[][] digests = block.digests("SHA-256", "MD5");
        String id = Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(36).putInt(index).put(digests[0]).array());
        if (!stored.contains(id)) {
            writer.stage(file.name(), id, block, digests[1]);
        }
        return id;
    }

    /**
     * Creates the blob from its blocks.
     *
     * @param ids the IDs of all blocks, in order
     * @throws IOException also if the file was changed during the upload; the blob then stays as it was
     */
    public void commit(List<String> ids) throws IOException {
        file.check().unchanged();
        writer.commit(file.name(), ids, file.sha256());
    }
}

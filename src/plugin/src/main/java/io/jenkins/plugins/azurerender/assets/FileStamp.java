package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * Identifies a version of a file without reading it: a 128-bit hash of path, size, times and inode. It changes with
 * every write. On Unix it includes the ctime, which programs cannot reset.
 *
 * @param changedMillis time of the last write or status change, in milliseconds since 1970
 */
record FileStamp(long high, long low, long bytes, long changedMillis) {

    private static final String UNIX = "unix:size,lastModifiedTime,ctime,ino,dev";
    private static final String ELSEWHERE = "size,lastModifiedTime,creationTime,fileKey";

    static FileStamp of(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        Map<String, Object> attributes = Files.readAttributes(file, unix ? UNIX : ELSEWHERE);
        FileTime modified = (FileTime) attributes.get("lastModifiedTime");
        FileTime changed = (FileTime) attributes.get(unix ? "ctime" : "creationTime");
        String all = String.join(
                "\n",
                file.toString(),
                attributes.get("size").toString(),
                modified.toInstant().toString(),
                changed.toInstant().toString(),
                String.valueOf(attributes.get(unix ? "ino" : "fileKey")),
                String.valueOf(attributes.get("dev")));
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(all.getBytes(StandardCharsets.UTF_8)));
        return new FileStamp(
                digest.getLong(),
                digest.getLong(),
                (Long) attributes.get("size"),
                Math.max(modified.toMillis(), changed.toMillis()));
    }

    /**
     * Returns whether a later write would change the stamp. Two writes within the resolution of the file system's clock
     * can have the same stamp.
     */
    boolean settled(long nowMillis) {
        return nowMillis - changedMillis > 2_000;
    }

    boolean same(FileStamp other) {
        return high == other.high && low == other.low;
    }
}

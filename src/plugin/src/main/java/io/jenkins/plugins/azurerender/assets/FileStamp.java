package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
        return of(file, attributes(file));
    }

    /** Reads all attributes that a stamp depends on. */
    static Map<String, Object> attributes(Path file) throws IOException {
        return Files.readAttributes(file, isUnix(file) ? UNIX : ELSEWHERE);
    }

    private static boolean isUnix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** Returns a number that differs if size or modification time differ; never 0. */
    static long state(Map<String, Object> attributes) {
        return state((Long) attributes.get("size"), (FileTime) attributes.get("lastModifiedTime"));
    }

    /** Returns a number that differs if size or modification time differ; never 0. */
    static long state(long bytes, FileTime modified) {
        Instant time = modified.toInstant();
        long state = 31 * (31 * bytes + time.getEpochSecond()) + time.getNano();
        return state == 0 ? 1 : state;
    }

    static FileStamp of(Path file, Map<String, Object> attributes) {
        boolean unix = isUnix(file);
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

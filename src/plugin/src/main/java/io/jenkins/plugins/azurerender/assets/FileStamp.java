package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * What a file system tells of a file without reading it, boiled down to 128 bits: place, size, times, inode. It changes
 * with every write; on Unix the time of change sees to that, which nobody can set back.
 *
 * @param changedMillis when the file was written last, as far as the file system knows
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

    /** Whether another write would be seen: two within the tick of the file system's clock may look like one. */
    boolean settled(long nowMillis) {
        return nowMillis - changedMillis > 2_000;
    }

    boolean same(FileStamp other) {
        return high == other.high && low == other.low;
    }
}

package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Recognizes the text files that a Git checkout without Git LFS contains in place of large files. */
final class GitLfsPointer {

    /** What users do to replace pointers with their files. */
    static final String ADVICE =
            "run 'git lfs pull' on the agent, or select 'Git LFS pull after checkout' for the checkout";

    private static final byte[] START = "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);
    /** Limit of the specification. */
    private static final int MAX_BYTES = 1024;

    private GitLfsPointer() {}

    /**
     * Returns whether a file is a pointer. Only the start of a small file is read.
     *
     * @param bytes size of the file
     */
    static boolean is(Path file, long bytes) throws IOException {
        if (bytes < START.length || bytes > MAX_BYTES) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(START.length), START);
        }
    }
}

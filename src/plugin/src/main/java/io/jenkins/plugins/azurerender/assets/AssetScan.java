package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the regular files below a folder of the project and hashes them. Links are not followed; .git is left out. */
final class AssetScan {

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\uFFFE\\uFFFF\\\\]");
    private static final int LONGEST_BLOB_NAME = 1024;

    private final Path project;

    AssetScan(Path project) {
        this.project = project;
    }

    /** @throws InvalidRequestException when a file's name cannot be stored; the message names the file */
    List<LocalFile> files(Path folder) throws IOException {
        List<LocalFile> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    files.add(new LocalFile(file, name(file), attributes.size(), sha256(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private String name(Path file) {
        String name =
                project.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (FORBIDDEN.matcher(name).find() || name.length() > LONGEST_BLOB_NAME) {
            throw new InvalidRequestException(
                    "The file '%s' cannot be stored as a blob: rename it without control characters and backslashes, in at most %d characters."
                            .formatted(name.replaceAll("\\p{Cntrl}", "?"), LONGEST_BLOB_NAME));
        }
        return name;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), newDigest())) {
            byte[] buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                if (Thread.interrupted()) {
                    throw new java.io.InterruptedIOException("interrupted while reading assets");
                }
            }
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every Java has it
        }
    }
}

package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File shares, each a folder of this machine that all nodes see: SERVER/PATH below one folder. */
final class FileShares {
    private static final Pattern SOURCE =
            Pattern.compile("(?:https?:)?(?://|\\\\\\\\)?([\\w.-]+)(?::\\d+)?:?[/\\\\]+(.+)");

    private FileShares() {}

    /** Returns the share of a mount configuration: a URL, server:/path or //server/path; null for blob containers. */
    static String source(JsonNode mount) {
        String files = Json.text(mount, "azureFileShareConfiguration", "azureFileUrl");
        String nfs = Json.text(mount, "nfsMountConfiguration", "source");
        return files != null ? files : nfs != null ? nfs : Json.text(mount, "cifsMountConfiguration", "source");
    }

    /** Returns the folder of a share: server/path, or a plain name if the source cannot be parsed. */
    static String folder(String source) {
        Matcher matcher = SOURCE.matcher(source.trim());
        String path =
                matcher.matches() ? matcher.group(1) + "/" + matcher.group(2).replace('\\', '/') : source;
        boolean plain = matcher.matches() && Arrays.stream(path.split("/")).noneMatch(part -> part.matches("\\.+"));
        return plain ? path.replaceAll("/+", "/").replaceAll("/$", "") : path.replaceAll("[^\\w-]+", "_");
    }

    /** Links the folder of a share to a path. */
    static void link(Path shares, String source, Path name) throws IOException {
        if (!Files.isSymbolicLink(name)) {
            Path folder = Files.createDirectories(shares.resolve(folder(source)));
            Files.createDirectories(name.resolveSibling("."));
            Files.createSymbolicLink(name, folder);
        }
    }
}

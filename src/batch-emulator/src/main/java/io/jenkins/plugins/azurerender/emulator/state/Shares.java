package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File shares of other machines, each of them a folder of this one that all nodes see: SERVER/PATH below one folder. */
final class Shares {
    private static final Pattern SOURCE =
            Pattern.compile("(?:https?:)?(?://|\\\\\\\\)?([\\w.-]+)(?::\\d+)?:?[/\\\\]+(.+)");

    private Shares() {}

    /** What a mount configuration of a share names: a URL, server:/path or //server/path; null for blob containers. */
    static String source(JsonNode mount) {
        String files = Json.text(mount, "azureFileShareConfiguration", "azureFileUrl");
        String nfs = Json.text(mount, "nfsMountConfiguration", "source");
        return files != null ? files : nfs != null ? nfs : Json.text(mount, "cifsMountConfiguration", "source");
    }

    /** The share's place below the folder of shares: server/path, or one plain name where the source is no such thing. */
    static String place(String source) {
        Matcher matcher = SOURCE.matcher(source.trim());
        String path =
                matcher.matches() ? matcher.group(1) + "/" + matcher.group(2).replace('\\', '/') : source;
        boolean plain = matcher.matches() && Arrays.stream(path.split("/")).noneMatch(part -> part.matches("\\.+"));
        return plain ? path.replaceAll("/+", "/").replaceAll("/$", "") : path.replaceAll("[^\\w-]+", "_");
    }

    /** Shows a share under a name, which becomes a link to the share's folder. */
    static void show(Path shares, String source, Path name) throws IOException {
        if (!Files.isSymbolicLink(name)) {
            Path folder = Files.createDirectories(shares.resolve(place(source)));
            Files.createDirectories(name.resolveSibling("."));
            Files.createSymbolicLink(name, folder);
        }
    }
}

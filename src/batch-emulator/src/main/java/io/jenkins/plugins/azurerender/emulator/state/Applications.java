package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The application packages of the account: one folder per application, with one folder per version. */
public final class Applications {
    private final Path folder;

    /** @param folder null if there are no applications */
    public Applications(Path folder) {
        this.folder = folder;
    }

    /** Returns all applications as JSON. */
    public List<ObjectNode> documents() {
        return folder == null
                ? List.of()
                : names(folder).stream().map(this::describe).toList();
    }

    private ObjectNode describe(String id) {
        ObjectNode json = Json.object().put("id", id).put("displayName", id);
        ArrayNode versions = json.putArray("versions");
        names(folder.resolve(id)).forEach(versions::add);
        return json;
    }

    /**
     * @throws io.jenkins.plugins.azurerender.emulator.protocol.ServiceException if a referenced package does not exist
     */
    public void check(JsonNode references) {
        for (JsonNode reference : references) {
            Path found = folderOf(reference);
            if (found == null || !Files.isDirectory(found)) {
                throw ErrorCode.InvalidApplicationPackageReferences.with(
                        "ApplicationPackageReferences",
                        reference.path("applicationId").asText());
            }
        }
    }

    /** Returns the folder of a package; null if it does not exist. */
    Path folderOf(JsonNode reference) {
        String id = reference.path("applicationId").asText();
        if (folder == null || id.contains("/") || !Files.isDirectory(folder.resolve(id))) {
            return null;
        }
        List<String> versions = names(folder.resolve(id));
        String version = reference.path("version").asText(versions.isEmpty() ? "" : versions.get(versions.size() - 1));
        return versions.contains(version) ? folder.resolve(id).resolve(version) : null;
    }

    private static List<String> names(Path of) {
        try (Stream<Path> entries = Files.list(of)) {
            return entries.filter(Files::isDirectory)
                    .map(one -> of.relativize(one).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The applications folder cannot be read", e);
        }
    }
}

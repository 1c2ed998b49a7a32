package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import io.jenkins.plugins.azurerender.emulator.protocol.Responses;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.run.FileWalk;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import io.jenkins.plugins.azurerender.emulator.state.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operations on the files of tasks and nodes. */
final class FileOperations extends Operations {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    FileOperations(BatchAccount account) {
        super(account);
    }

    /** Finds the folder that contains the files of a call. */
    @FunctionalInterface
    private interface FolderLookup {
        Path folder(Call call);
    }

    @Override
    void addTo(Router router) {
        add(router, "Task", "/jobs/{jobId}/tasks/{taskId}/files", this::taskFolder);
        add(router, "ComputeNode", "/pools/{poolId}/nodes/{nodeId}/files", this::nodeFolder);
    }

    private void add(Router router, String of, String path, FolderLookup lookup) {
        String one = path + "/{file*}";
        router.on("File_ListFrom" + of, "GET", path, call -> list(call, lookup.folder(call)))
                .on("File_GetFrom" + of, "GET", one, call -> get(call, file(call, lookup)))
                .on("File_GetPropertiesFrom" + of, "HEAD", one, call -> head(call, file(call, lookup)))
                .on("File_DeleteFrom" + of, "DELETE", one, call -> delete(file(call, lookup)));
    }

    private Path taskFolder(Call call) {
        return account().locked(() -> {
            Path folder = task(call).lifecycle().folder();
            if (task(call).lifecycle().filesCleaned()) {
                throw ErrorCode.TaskFilesCleanedup.with();
            }
            if (folder == null || !Files.isDirectory(folder)) {
                throw ErrorCode.TaskFilesUnavailable.with();
            }
            return folder;
        });
    }

    private Path nodeFolder(Call call) {
        return account().locked(() -> node(call).folder());
    }

    /** Finds the file. Links that leave the folder count as missing; backslashes are accepted as separators. */
    private static Path file(Call call, FolderLookup lookup) {
        Path folder = lookup.folder(call);
        try {
            Path file = folder.resolve(call.name("file")).normalize();
            if (!Files.exists(file)) {
                file = folder.resolve(call.name("file").replace('\\', '/')).normalize();
            }
            if (!file.startsWith(folder)
                    || !Files.exists(file)
                    || !file.toRealPath().startsWith(folder.toRealPath())) {
                throw ErrorCode.FileNotFound.with();
            }
            return file;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw ErrorCode.FileNotFound.with("Message", String.valueOf(e.getMessage()));
        }
    }

    private static Response list(Call call, Path folder) {
        boolean recursive = Boolean.parseBoolean(call.parameter("recursive"));
        String base = call.baseUrl() + call.request().rawPath() + "/";
        try {
            return Page.of(call, "files", FileWalk.entries(folder, recursive), file -> describe(base, folder, file));
        } catch (IOException e) {
            throw ErrorCode.TaskFilesUnavailable.with("Message", String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode describe(String base, Path folder, Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String name = folder.relativize(file).toString();
            ObjectNode json = Json.object();
            json.put("name", name).put("url", base + PercentEncoding.encodePath(name));
            json.put("isDirectory", attributes.isDirectory());
            if (!attributes.isDirectory()) {
                ObjectNode properties = json.putObject("properties");
                properties.put(
                        "creationTime", attributes.creationTime().toInstant().toString());
                properties.put(
                        "lastModified",
                        attributes.lastModifiedTime().toInstant().toString());
                properties.put("contentLength", String.valueOf(attributes.size()));
                properties.put("contentType", contentType(file));
            }
            return json;
        } catch (IOException e) {
            return null;
        }
    }

    private static String contentType(Path file) throws IOException {
        String type = Files.probeContentType(file);
        return type == null ? "application/octet-stream" : type;
    }

    private static Response get(Call call, Path file) {
        if (Files.isDirectory(file)) {
            throw ErrorCode.FileNotFound.with("Message", "The path is a directory.");
        }
        try {
            long size = Files.size(file);
            Matcher range = RANGE.matcher(String.valueOf(rangeHeader(call)));
            if (!range.matches()) {
                return properties(call, file, 200).body(Body.ofFile(file, 0, size));
            }
            long from = Long.parseLong(range.group(1));
            long to = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
            if (from >= size || to < from) {
                throw ErrorCode.InvalidRange.with();
            }
            return properties(call, file, 206)
                    .header("Content-Range", "bytes " + from + "-" + to + "/" + size)
                    .body(Body.ofFile(file, from, to - from + 1));
        } catch (IOException e) {
            throw ErrorCode.FileNotFound.with("Message", String.valueOf(e.getMessage()));
        }
    }

    private static String rangeHeader(Call call) {
        String own = call.request().header("ocp-range");
        return own == null ? call.request().header("Range") : own;
    }

    private static Response head(Call call, Path file) {
        try {
            long size = Files.isDirectory(file) ? 0 : Files.size(file);
            return properties(call, file, 200).header("Content-Length", String.valueOf(size));
        } catch (IOException e) {
            throw ErrorCode.FileNotFound.with("Message", String.valueOf(e.getMessage()));
        }
    }

    private static Response properties(Call call, Path file, int status) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Response(status)
                .header("Content-Type", contentType(file))
                .header(
                        "Last-Modified",
                        Responses.date(attributes.lastModifiedTime().toInstant()))
                .header(
                        "ocp-creation-time",
                        Responses.date(attributes.creationTime().toInstant()))
                .header("ocp-batch-file-isdirectory", attributes.isDirectory() ? "True" : "False")
                .header("ocp-batch-file-mode", "0100644")
                .header(
                        "ocp-batch-file-url",
                        PercentEncoding.encode(call.baseUrl() + call.request().rawPath()));
    }

    private static Response delete(Path file) {
        Folders.delete(file);
        return new Response(200);
    }
}

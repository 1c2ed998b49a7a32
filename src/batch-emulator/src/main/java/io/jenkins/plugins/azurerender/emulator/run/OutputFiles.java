package io.jenkins.plugins.azurerender.emulator.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.storage.BlobException;
import io.jenkins.plugins.azurerender.emulator.storage.SasBlobClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Uploads the output files of a task and logs the uploads next to stdout.txt. */
final class OutputFiles {
    private final RunServices services;
    private final RunPlan plan;

    OutputFiles(RunServices services, RunPlan plan) {
        this.services = services;
        this.plan = plan;
    }

    /** Uploads the files whose upload condition matches the result of the command. */
    void upload(boolean succeeded) throws RunException, IOException {
        for (JsonNode output : plan.outputFiles()) {
            String condition = String.valueOf(Json.text(output, "uploadOptions", "uploadCondition"));
            boolean matches =
                    switch (condition.toLowerCase(Locale.ROOT)) {
                        case "tasksuccess" -> succeeded;
                        case "taskfailure" -> !succeeded;
                        default -> true;
                    };
            if (matches) {
                upload(output);
            }
        }
    }

    private void upload(JsonNode output) throws RunException, IOException {
        JsonNode container = output.path("destination").path("container");
        String url = String.valueOf(Json.text(container, "containerUrl"));
        FilePattern pattern = new FilePattern(
                String.valueOf(Json.text(output, "filePattern")), plan.workingFolder(), plan.environment());
        for (Path file : pattern.files()) {
            String blob = blobName(pattern, file, Json.text(container, "path"));
            try {
                services.blobs().upload(url, blob, file, headers(container.path("uploadHeaders")));
                services.blobWritten().accept(url, blob);
                log("fileuploadout.txt", "Uploaded " + file + " as " + blob);
            } catch (BlobException e) {
                log("fileuploaderr.txt", "Failed to upload " + file + " as " + blob + ": " + e.getMessage());
                throw new RunException(failure(e, url, file));
            }
        }
    }

    private static String blobName(FilePattern pattern, Path file, String path) {
        String prefix = path == null ? "" : path.replaceAll("^/+|/+$", "");
        if (!pattern.hasWildcard()) {
            return prefix.isEmpty() ? String.valueOf(file.getFileName()) : prefix;
        }
        String name = pattern.base().relativize(file).toString();
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static Map<String, String> headers(JsonNode list) {
        Map<String, String> headers = new LinkedHashMap<>();
        list.forEach(header ->
                headers.put(header.path("name").asText(), header.path("value").asText("")));
        return headers;
    }

    private static Failure failure(BlobException e, String url, Path file) {
        String code =
                switch (e.status()) {
                    case 401, 403 -> "FileUploadAccessDenied";
                    case 404 -> "FileUploadContainerNotFound";
                    case 409, 412 -> "FileUploadConflict";
                    case 408, 504 -> "FileUploadTimedOut";
                    default -> "FileUploadMiscError";
                };
        String message =
                switch (e.status()) {
                    case 401, 403 -> "Access to the specified Azure Storage container is denied";
                    case 404 -> "The specified Azure Storage container was not found";
                    default -> "An error occurred while uploading one of the output files";
                };
        return Failure.ofUser(
                code,
                message,
                "FilePath",
                file.toString(),
                "ContainerUrl",
                SasBlobClient.withoutSas(url),
                "Message",
                String.valueOf(e.getMessage()));
    }

    private void log(String name, String line) throws IOException {
        Files.writeString(
                plan.folder().resolve(name), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

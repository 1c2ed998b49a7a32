package io.jenkins.plugins.azurerender.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The repository has the files that GitHub and Jenkins expect. */
@Tag("unit")
class WorkflowsTest {
    private static final Path GITHUB = Documents.ROOT.resolve(".github");

    static List<Path> workflows() throws IOException {
        return yaml(GITHUB.resolve("workflows"));
    }

    static List<Path> forms() throws IOException {
        return yaml(GITHUB.resolve("ISSUE_TEMPLATE")).stream()
                .filter(file -> !file.endsWith("config.yml"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void workflowHasTriggersPermissionsAndJobs(Path workflow) throws IOException {
        JsonNode read = new YAMLMapper().readTree(workflow.toFile());
        assertTrue(read.has("name"), workflow.toString());
        assertTrue(read.has("on") || read.has("true"), workflow + " has no trigger"); // YAML 1.1 parses 'on' as true
        assertTrue(read.path("permissions").isObject(), workflow + " has no permissions");
        assertFalse(read.path("jobs").isEmpty(), workflow.toString());
        for (JsonNode job : read.path("jobs")) {
            assertTrue(job.has("uses") || job.has("runs-on"), workflow.toString());
            assertTrue(job.has("uses") || !job.path("steps").isEmpty(), workflow.toString());
            for (JsonNode step : job.path("steps")) {
                assertTrue(step.has("uses") ^ step.has("run"), workflow + ": " + step);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actionsArePinnedByCommit(Path workflow) throws IOException {
        for (String line : Files.readAllLines(workflow)) {
            if (line.strip().matches("(- )?uses:.*")) {
                assertTrue(
                        line.matches(".*uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"), workflow + ": " + line);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void issueFormFieldsHaveUniqueIdsAndLabels(Path form) throws IOException {
        JsonNode read = new YAMLMapper().readTree(form.toFile());
        assertTrue(read.has("name") && read.has("description"), form.toString());
        List<String> ids = new ArrayList<>();
        for (JsonNode field : read.path("body")) {
            String type = field.path("type").asText();
            assertTrue(
                    Set.of("markdown", "textarea", "input", "dropdown", "checkboxes")
                            .contains(type),
                    form + ": " + type);
            assertTrue(!field.path("attributes").path("label").asText().isEmpty(), form + ": " + field);
            assertFalse(ids.contains(field.path("id").asText()), form + ": " + field.path("id"));
            ids.add(field.path("id").asText());
        }
        assertFalse(ids.isEmpty(), form.toString());
    }

    @Test
    void dependabotFoldersContainTheirManifests() throws IOException {
        JsonNode read =
                new YAMLMapper().readTree(GITHUB.resolve("dependabot.yml").toFile());
        assertEquals(2, read.path("version").asInt());
        assertFalse(read.path("updates").isEmpty());
        for (JsonNode update : read.path("updates")) {
            String manifest =
                    switch (update.path("package-ecosystem").asText()) {
                        case "maven" -> "pom.xml";
                        case "npm" -> "package.json";
                        default -> ".github/workflows";
                    };
            List<String> folders = new ArrayList<>();
            update.path("directories").forEach(folder -> folders.add(folder.asText()));
            if (update.has("directory")) {
                folders.add(update.path("directory").asText());
            }
            assertFalse(folders.isEmpty());
            for (String folder : folders) {
                assertTrue(
                        Files.exists(Documents.ROOT.resolve("." + folder).resolve(manifest)),
                        folder + " does not contain " + manifest);
            }
        }
    }

    @Test
    void releaseNoteLabelsAreDocumented() throws IOException {
        JsonNode read = new YAMLMapper().readTree(GITHUB.resolve("release.yml").toFile());
        String contributing = Files.readString(Documents.ROOT.resolve("CONTRIBUTING.md"));
        assertFalse(read.path("changelog").path("categories").isEmpty());
        for (JsonNode category : read.path("changelog").path("categories")) {
            for (JsonNode label : category.path("labels")) {
                assertTrue(
                        label.asText().equals("*") || contributing.contains("`" + label.asText() + "`"),
                        label.asText());
            }
        }
        for (JsonNode label : read.path("changelog").path("exclude").path("labels")) {
            assertTrue(contributing.contains("`" + label.asText() + "`"), label.asText());
        }
    }

    @Test
    void changelogHasCurrentVersion() throws IOException {
        String pom = Files.readString(Documents.ROOT.resolve("pom.xml"));
        String version = pom.replaceFirst("(?s).*?<version>(\\d+\\.\\d+)\\.\\d+(?:-SNAPSHOT)?</version>.*", "$1");
        assertTrue(Files.readString(Documents.ROOT.resolve("CHANGELOG.md")).contains("\n## " + version + " "), version);
    }

    @Test
    void repositoryFilesExist() {
        for (String file : List.of(
                ".github/CODEOWNERS",
                ".github/dependabot.yml",
                ".github/pull_request_template.md",
                ".github/release.yml",
                ".github/workflows/cd.yaml",
                ".github/workflows/jenkins-security-scan.yml",
                "CHANGELOG.md",
                "CONTRIBUTING.md",
                "LICENSE",
                "SECURITY.md",
                "src/plugin/src/main/resources/index.jelly")) {
            assertTrue(Files.isRegularFile(Documents.ROOT.resolve(file)), file);
        }
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }
}

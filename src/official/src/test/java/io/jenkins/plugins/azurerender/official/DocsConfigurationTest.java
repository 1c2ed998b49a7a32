package io.jenkins.plugins.azurerender.official;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Configuration as Code plugin accepts every sample in the documents. */
@WithJenkins
class DocsConfigurationTest {
    private static final Path REPOSITORY = Path.of("..", "..");
    private static final Pattern SAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everySampleIsAccepted(JenkinsRule jenkins) throws Exception {
        List<String> samples = samples();
        assertTrue(samples.size() >= 3, samples.size() + " samples");
        for (String sample : samples) {
            Path yaml = Files.writeString(folder.resolve("jenkins.yaml"), sample);
            assertDoesNotThrow(() -> ConfigurationAsCode.get().configure(yaml.toString()), sample);
        }
    }

    private static List<String> samples() throws IOException {
        List<String> samples = new ArrayList<>(samples(REPOSITORY.resolve("README.md")));
        try (Stream<Path> documents = Files.walk(REPOSITORY.resolve("docs"))) {
            for (Path document :
                    documents.filter(file -> file.toString().endsWith(".md")).toList()) {
                samples.addAll(samples(document));
            }
        }
        return samples;
    }

    private static List<String> samples(Path document) throws IOException {
        return SAMPLE.matcher(Files.readString(document))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}

package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests that docs/features.md names exist. */
@Tag("unit")
class FeaturesTest {

    private static final Path REPOSITORY = Path.of("..", "..");

    @Test
    void namedTestsExist() throws IOException {
        Set<String> missing = Pattern.compile("`(\\w+Test)`")
                .matcher(Files.readString(REPOSITORY.resolve("docs/features.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(missing.size() > 50, missing.toString());
        for (String module : new String[] {"plugin", "demo", "batch-emulator", "official"}) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve("src/" + module + "/src/test/java"))) {
                files.forEach(
                        file -> missing.remove(file.getFileName().toString().replace(".java", "")));
            }
        }
        assertEquals(Set.of(), missing);
    }
}

package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/reference.md matches the help texts; 'mvn -Pdocs' regenerates it. */
@Tag("unit")
class ReferenceTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "reference.md");

    @Test
    void referenceMatchesTheHelpTexts() throws Exception {
        String generated = Reference.generate();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, generated);
        }
        assertEquals(
                generated,
                Files.readString(DOCUMENT),
                "docs/reference.md does not match the help texts: run 'mvn -Pdocs' and commit the file");
    }
}

package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "reference.md");

    @Test
    void theReferenceIsWhatTheHelpSays() throws Exception {
        String drawn = Reference.draw();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, drawn);
        }
        assertEquals(
                drawn,
                Files.readString(DOCUMENT),
                "docs/reference.md is not what the help texts say: run 'mvn -Pdocs' and commit the file");
    }
}

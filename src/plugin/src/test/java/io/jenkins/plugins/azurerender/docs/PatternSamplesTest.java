package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.logs.LogPatterns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The log patterns in docs/renderers.md are valid. */
@Tag("unit")
class PatternSamplesTest {

    @Test
    void samplePatternsAreValid() throws Exception {
        Matcher sample = Pattern.compile("```patterns\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "..", "docs", "renderers.md")));
        assertTrue(sample.find());
        do {
            String patterns = sample.group(1);
            assertDoesNotThrow(() -> LogPatterns.check(patterns), patterns);
        } while (sample.find());
    }
}

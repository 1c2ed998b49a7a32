package io.jenkins.plugins.azurerender.scene.arnold;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class ArnoldFuzzTest extends SceneFuzz {

    ArnoldFuzzTest() throws IOException {
        super(
                new ArnoldReader(),
                "s.ass",
                List.of(
                        ArnoldReaderTest.SHOT.getBytes(StandardCharsets.UTF_8),
                        ArnoldReaderTest.compressed(ArnoldReaderTest.SHOT.getBytes(StandardCharsets.UTF_8))));
    }
}

package io.jenkins.plugins.azurerender.scene.usd;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class UsdFuzzTest extends SceneFuzz {

    UsdFuzzTest() {
        super(
                new UsdReader(),
                "s.usd",
                List.of(
                        UsdReaderTest.SHOT.getBytes(StandardCharsets.UTF_8),
                        UsdReaderTest.crate(1, "Mesh", "./assets/tree.usd", "points"),
                        UsdReaderTest.crate(3, "Mesh", "./assets/tree.usd", "points")));
    }
}

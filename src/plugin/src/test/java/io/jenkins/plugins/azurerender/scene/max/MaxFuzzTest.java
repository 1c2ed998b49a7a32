package io.jenkins.plugins.azurerender.scene.max;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class MaxFuzzTest extends SceneFuzz {

    MaxFuzzTest() {
        super(new MaxReader(), "s.max", List.of(MaxReaderTest.shot(1252)));
    }
}

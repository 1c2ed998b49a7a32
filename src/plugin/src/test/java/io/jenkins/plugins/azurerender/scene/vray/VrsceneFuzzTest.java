package io.jenkins.plugins.azurerender.scene.vray;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class VrsceneFuzzTest extends SceneFuzz {

    VrsceneFuzzTest() {
        super(new VrsceneReader(), "s.vrscene", List.of(VrsceneReaderTest.SHOT.getBytes(StandardCharsets.UTF_8)));
    }
}

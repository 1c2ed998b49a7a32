package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class MayaAsciiFuzzTest extends SceneFuzz {

    MayaAsciiFuzzTest() {
        super(new MayaAsciiReader(), "s.ma", List.of(MayaAsciiReaderTest.SHOT.getBytes(StandardCharsets.UTF_8)));
    }
}

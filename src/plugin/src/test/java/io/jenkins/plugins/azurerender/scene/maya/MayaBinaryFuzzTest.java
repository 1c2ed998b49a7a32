package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class MayaBinaryFuzzTest extends SceneFuzz {

    MayaBinaryFuzzTest() {
        super(new MayaBinaryReader(), "s.mb", List.of(MayaBinaryReaderTest.shot(4), MayaBinaryReaderTest.shot(8)));
    }
}

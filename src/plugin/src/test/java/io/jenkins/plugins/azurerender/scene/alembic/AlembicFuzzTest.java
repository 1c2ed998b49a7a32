package io.jenkins.plugins.azurerender.scene.alembic;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class AlembicFuzzTest extends SceneFuzz {

    AlembicFuzzTest() {
        super(new AlembicReader(), "s.abc", List.of(AlembicReaderTest.archive()));
    }
}

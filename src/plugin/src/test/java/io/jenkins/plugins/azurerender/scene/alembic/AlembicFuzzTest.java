package io.jenkins.plugins.azurerender.scene.alembic;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.util.List;

class AlembicFuzzTest extends SceneFuzz {

    AlembicFuzzTest() {
        super(new AlembicReader(), "s.abc", List.of(AlembicReaderTest.archive()));
    }
}

package io.jenkins.plugins.azurerender.engine.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.engine.EmbeddedController;
import io.jenkins.plugins.azurerender.engine.SampleBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SymbolTableTest {
    @TempDir
    Path home;

    @Test
    void descriptorIsFoundBySymbol() throws Exception {
        try (EmbeddedController controller =
                EmbeddedController.start(home, getClass().getClassLoader())) {
            EmbeddedPluginManager plugins =
                    (EmbeddedPluginManager) controller.jenkins().getPluginManager();
            Descriptor<?> found = plugins.symbols().find("sampleBuild");
            assertEquals(SampleBuilder.class, found.clazz);
            assertNull(plugins.symbols().find("unknownSymbol"));
        }
    }
}

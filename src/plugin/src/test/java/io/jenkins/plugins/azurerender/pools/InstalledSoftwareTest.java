package io.jenkins.plugins.azurerender.pools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.azurerender.azure.batch.ApplicationPackage;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.StartTask;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which nodes certainly have no renderer. */
@Tag("unit")
class InstalledSoftwareTest {

    private static final String UBUNTU = "microsoft-dsvm:ubuntu-hpc:2404";

    @ParameterizedTest
    @CsvSource({
        "microsoft-dsvm:ubuntu-hpc:2404, true",
        "microsoft-dsvm:ubuntu-hpc:2404:2404.1.7, true",
        "Canonical:ubuntu-24_04-lts:server, true",
        "MicrosoftWindowsServer:WindowsServer:2022-datacenter, true",
        "studio:blender-nodes:4_5, false",
        "/subscriptions/0/resourceGroups/s/providers/Microsoft.Compute/galleries/g/images/i, false",
        "/communityGalleries/canonical/images/i, false",
        "'', false",
    })
    void onlyImagesOfOperatingSystemsHaveNoRenderer(String image, boolean none) {
        assertEquals(none, InstalledSoftware.hasNoRenderer(image, PoolSetup.PLAIN));
    }

    /** Containers can be used without a list of images that are pulled. */
    @Test
    void setupThatCanProvideARendererIsNotReported() {
        List<PoolSetup> setups = List.of(
                new PoolSetup(List.of(), true, null, List.of(), List.of(), false, null, null),
                new PoolSetup(List.of(), false, new StartTask("true", false), List.of(), List.of(), false, null, null),
                new PoolSetup(
                        List.of(),
                        false,
                        null,
                        List.of(new ApplicationPackage("blender", null)),
                        List.of(),
                        false,
                        null,
                        null),
                PoolSetup.PLAIN.withMounts(List.of(new PoolMount(
                        PoolMount.Kind.NFS, "", "10.0.0.4:/tools", "tools", "", PoolMount.Secret.none()))));
        for (PoolSetup setup : setups) {
            assertFalse(InstalledSoftware.hasNoRenderer(UBUNTU, setup), setup::toString);
        }
    }
}

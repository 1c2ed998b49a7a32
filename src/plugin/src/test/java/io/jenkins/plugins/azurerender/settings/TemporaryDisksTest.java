package io.jenkins.plugins.azurerender.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class TemporaryDisksTest {

    /** Sizes in GiB from the documentation of Microsoft. */
    @ParameterizedTest
    @CsvSource({
        "Standard_D8ds_v5, 300",
        "standard_d96ads_v5, 3600",
        "Standard_E20pds_v5, 750",
        "Standard_D2plds_v5, 75",
        "Standard_E32-16ds_v4, 1200",
        "Standard_D2s_v3, 16",
        "Standard_D4_v3, 100",
        "Standard_E64s_v3, 1024",
        "Standard_F8s_v2, 128",
        "Standard_F72s_v2, 1526",
        "Standard_A4m_v2, 40",
    })
    void diskSizesOfCommonVmSizesAreKnown(String vmSize, long gibibytes) {
        assertEquals(gibibytes, TemporaryDisks.of(vmSize).orElseThrow() >> 30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Standard_D8s_v5", "Standard_D8as_v5", "Standard_NC64as_T4_v3", "", "x", "D99999s_v3"})
    void unknownVmSizesHaveNoDiskSize(String vmSize) {
        assertTrue(TemporaryDisks.of(vmSize).isEmpty());
    }
}

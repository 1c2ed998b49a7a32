package io.jenkins.plugins.azurerender.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ImageChoiceTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String AGENT = "batch.node.ubuntu 24.04";
    private static final String GALLERY =
            "/subscriptions/0-1/resourceGroups/studio/providers/Microsoft.Compute/galleries/images/images/blender";

    private final List<PoolImage> supported = List.of(
            image("microsoft-dsvm", "ubuntu-hpc", "2004", "batch.node.ubuntu 20.04", true, "2025-05-31T00:00:00Z"),
            image("microsoft-dsvm", "ubuntu-hpc", "2204", "batch.node.ubuntu 22.04", true, "2026-08-01T00:00:00Z"),
            image("microsoft-dsvm", "ubuntu-hpc", "2404", AGENT, true, null),
            image("microsoft-dsvm", "ubuntu-hpc", "2604", "batch.node.ubuntu 26.04", false, null),
            image("debian", "debian-12", "12", "batch.node.debian 12", false, null));
    private final ImageChoice choice = new ImageChoice(supported, NOW);

    @ParameterizedTest
    @CsvSource({
        "ubuntu-hpc, microsoft-dsvm:ubuntu-hpc:2404",
        "Ubuntu-HPC, microsoft-dsvm:ubuntu-hpc:2404",
        "microsoft-dsvm:ubuntu-hpc:2204, microsoft-dsvm:ubuntu-hpc:2204",
        "microsoft-dsvm:ubuntu-hpc:2404:latest, microsoft-dsvm:ubuntu-hpc:2404",
        "microsoft-dsvm:ubuntu-hpc:2404:2404.1.7, microsoft-dsvm:ubuntu-hpc:2404:2404.1.7",
        "debian-12, debian:debian-12:12",
    })
    void newestVerifiedImageIsChosen(String name, String image) {
        assertEquals(image, choose(name, null, false).toString());
        assertTrue(ImageName.parse(name).matches(image));
    }

    @Test
    void galleryImageUsesGivenNodeAgent() {
        PoolImage image = choose(GALLERY + "/versions/1.0.2", "BATCH.node.ubuntu 24.04", true);
        assertEquals(GALLERY + "/versions/1.0.2", image.galleryId());
        assertEquals(AGENT, image.nodeAgent());
        assertEquals(Optional.empty(), choice.warning(image));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ubuntu-hcp  | -     | false | This Batch account does not support the image 'ubuntu-hcp': did you mean 'ubuntu-hpc'?
            microsoft-dsvm:ubuntu-hpc:2440 | - | false | This Batch account does not support the image 'microsoft-dsvm:ubuntu-hpc:2440': did you mean 'microsoft-dsvm:ubuntu-hpc:2404'?
            gentoo      | -     | false | This Batch account does not support the image 'gentoo': use one of debian-12, ubuntu-hpc, or publisher:offer:sku.
            microsoft-dsvm:ubuntu-hpc:2004 | - | false | Azure Batch has not supported the image 'microsoft-dsvm:ubuntu-hpc:2004' since 2025-05-31: use one of debian-12, ubuntu-hpc.
            debian-12   | -     | true  | The image 'debian-12' does not support containers: use one of ubuntu-hpc.
            debian-12   | other | false | The image 'debian-12' has the node agent batch.node.debian 12: remove nodeAgent.
            /sharedGalleries/g/images/i | - | false | The image '/sharedGalleries/g/images/i' needs a node agent for its operating system: set nodeAgent to one of batch.node.debian 12, batch.node.ubuntu 20.04,
            /sharedGalleries/g/images/i | x | false | The image '/sharedGalleries/g/images/i' needs a node agent for its operating system ('x' is unknown): set nodeAgent to one of
            """)
    void unsupportedImagesAreRejectedWithReason(String name, String agent, boolean containers, String sentence) {
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> choose(name, agent, containers));
        assertTrue(x.getMessage().startsWith(sentence), x.getMessage());
    }

    @Test
    void imageThatEndsWithin90DaysCausesWarning() {
        PoolImage ending = choose("microsoft-dsvm:ubuntu-hpc:2204", null, false);
        assertEquals(
                Optional.of(
                        "Azure Batch supports the image microsoft-dsvm:ubuntu-hpc:2204 only until 2026-08-01: use a newer one"),
                choice.warning(ending));
        Instant earlier = ending.endOfLife().minus(Duration.ofDays(90));
        assertEquals(Optional.empty(), new ImageChoice(supported, earlier).warning(ending));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openlogic:centos:7_9                          | removed its agent for CentOS
            centos-hpc                                    | removed its agent for CentOS
            batch:rendering-windows2016:rendering         | retired the Batch rendering images and their licenses
            rendering-centos73                            | retired the Batch rendering images and their licenses
            canonical:ubuntuserver:18.04-lts              | ended Ubuntu 14.04, 16.04 and 18.04
            canonical:0001-com-ubuntu-server:18_04-lts    | ended Ubuntu 14.04, 16.04 and 18.04
            debian:debian-10:10                           | ended Debian 8, 9 and 10
            """)
    void retiredImagesAreRejectedWithAlternative(String name, String reason) {
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> choose(name, null, false));
        assertTrue(x.getMessage().contains(reason), x.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b",
                "a:b:c:d:e",
                "a::c",
                "ubuntu hpc",
                "$(id)",
                "/subscriptions/s/images/i",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/old"
            })
    void invalidImageNamesAreRejected(String name) {
        assertThrows(InvalidRequestException.class, () -> ImageName.parse(name));
    }

    @Test
    void otherImagesAndVersionsDoNotMatch() {
        String pinned = "microsoft-dsvm:ubuntu-hpc:2404:1.0";
        assertFalse(ImageName.parse("debian-12").matches(pinned));
        assertFalse(ImageName.parse("microsoft-dsvm:ubuntu-hpc:2404").matches(pinned));
        assertFalse(ImageName.parse("microsoft-dsvm:ubuntu-hpc:2404:2.0").matches(pinned));
        assertTrue(ImageName.parse("ubuntu-hpc").matches(pinned));
        assertTrue(ImageName.parse(GALLERY).matches(GALLERY));
        assertFalse(ImageName.parse("ubuntu-hpc").matches(GALLERY));
    }

    private PoolImage choose(String name, String agent, boolean containers) {
        return choice.choose(ImageName.parse(name), agent, containers);
    }

    private static PoolImage image(
            String publisher, String offer, String sku, String agent, boolean verified, String endOfLife) {
        return new PoolImage(
                publisher,
                offer,
                sku,
                "latest",
                null,
                agent,
                verified,
                offer.contains("hpc"),
                endOfLife == null ? null : Instant.parse(endOfLife));
    }
}

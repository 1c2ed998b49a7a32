package io.jenkins.plugins.azurerender.azure.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ContainerNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"shot010", "a-b", "123", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void validNamesAreAccepted(String name) {
        assertEquals(name, ContainerNames.check(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "Shot",
                "a--b",
                "-ab",
                "ab-",
                "a_b",
                "a.b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void invalidNamesAreRejected(String name) {
        assertThrows(InvalidRequestException.class, () -> ContainerNames.check(name));
    }
}

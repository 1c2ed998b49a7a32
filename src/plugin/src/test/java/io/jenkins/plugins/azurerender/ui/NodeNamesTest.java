package io.jenkins.plugins.azurerender.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class NodeNamesTest {

    @Test
    void longNamesAreShortenedToTheirLastDigits() {
        String digits = "0123456789abcdef".repeat(4);
        assertEquals("tvmps_\u2026abcdef", NodeNames.shorten("tvmps_" + digits + "_d"));
        assertEquals("tvmps_\u2026abcdef", NodeNames.shorten("tvmps_" + digits + "_p"));
        assertEquals("tvmps_\u2026abcdef", NodeNames.shorten("tvmps_" + digits));
    }

    @Test
    void otherNamesStayUnchanged() {
        for (String name : new String[] {"", "tvm-1", "tvmps_", "tvmps_abc", "tvm-0123456789_7-20261121t000000z"}) {
            assertEquals(name, NodeNames.shorten(name));
        }
    }
}

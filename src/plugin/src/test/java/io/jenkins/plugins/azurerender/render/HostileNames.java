package io.jenkins.plugins.azurerender.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Names that a shell, a template or a file system could misinterpret. */
final class HostileNames {

    private HostileNames() {}

    static List<String> all() throws IOException {
        try (InputStream in = HostileNames.class.getResourceAsStream("hostile-names.json")) {
            return List.of(new ObjectMapper().readValue(in, String[].class));
        }
    }
}

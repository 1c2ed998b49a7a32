package io.jenkins.plugins.azurerender.emulator.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The properties and operators allowed in $filter, read from filters.txt. */
final class FilterableProperties {
    private static final List<String> ORDER = List.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final Map<String, List<String>> OPERATORS = Map.of(
            "text", List.of("eq", "ne", "gt", "ge", "lt", "le", "startswith"),
            "order", ORDER,
            "choice", List.of("eq", "ne"),
            "same", List.of("eq"),
            "begin", List.of("startswith"));
    private static final Map<String, Map<String, String>> KINDS = read();

    private FilterableProperties() {}

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> kinds = new HashMap<>();
        try (InputStream in = FilterableProperties.class.getResourceAsStream("filters.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, String> kind = Map.of();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("  ")) {
                    String[] parts = line.trim().split(" ");
                    kind.put(parts[0], parts[1]);
                } else if (!line.startsWith("#")) {
                    kind = kinds.computeIfAbsent(line.trim(), one -> new HashMap<>());
                }
            }
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the operators allowed for a property; empty if the property cannot be used in filters. */
    static List<String> operators(String kind, String property) {
        String type = KINDS.getOrDefault(kind, Map.of()).get(property);
        return type == null ? List.of() : OPERATORS.get(type);
    }
}

package io.jenkins.plugins.azurerender.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The temporary disk sizes of known VM sizes. Nodes store downloads on the temporary disk. */
public final class TemporaryDisks {

    private static final String FILE = "temporary-disks.txt";
    private static final String PREFIX = "standard_";
    private static final long GIBIBYTE = 1L << 30;
    private static final Map<Pattern, Double> FAMILIES = read();

    private TemporaryDisks() {}

    /** Returns the disk size in bytes; empty if unknown. */
    public static OptionalLong of(String vmSize) {
        boolean standard = vmSize.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
        String name = standard ? vmSize.substring(PREFIX.length()) : vmSize;
        for (Map.Entry<Pattern, Double> family : FAMILIES.entrySet()) {
            Matcher matcher = family.getKey().matcher(name);
            if (matcher.matches() && matcher.group(1).length() < 4) {
                return OptionalLong.of((long) (Integer.parseInt(matcher.group(1)) * family.getValue() * GIBIBYTE));
            }
        }
        return OptionalLong.empty();
    }

    private static Map<Pattern, Double> read() {
        Map<Pattern, Double> families = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TemporaryDisks.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split("\\s+");
                    families.put(Pattern.compile(parts[0], Pattern.CASE_INSENSITIVE), Double.valueOf(parts[1]));
                }
            }
            return families;
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}

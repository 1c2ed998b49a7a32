package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Imports between packages have no cycles. ArchUnit cannot see imports that are used only in Javadoc. */
@Tag("unit")
class SourceCyclesTest {

    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:static )?(io\\.jenkins\\.plugins\\.azurerender[a-z.]*)\\.[A-Z]", Pattern.MULTILINE);
    private static final Map<String, Set<String>> USES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path sources = Path.of("src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String owner = sources.relativize(file.getParent()).toString().replace('/', '.');
                Set<String> used = USES.computeIfAbsent(owner, name -> new TreeSet<>());
                Matcher imports = IMPORT.matcher(Files.readString(file));
                while (imports.find()) {
                    if (!imports.group(1).equals(owner)) {
                        used.add(imports.group(1));
                    }
                }
            }
        }
    }

    @Test
    void importsBetweenPackagesHaveNoCycles() {
        assertTrue(USES.size() > 20, USES.keySet()::toString);
        Set<List<String>> cycles = new HashSet<>();
        USES.keySet().forEach(name -> search(name, new ArrayList<>(), new HashSet<>(), cycles));
        assertEquals(Set.of(), cycles);
    }

    @Test
    void noPackageImportsSteps() {
        String steps = "io.jenkins.plugins.azurerender.steps";
        assertEquals(
                List.of(),
                USES.entrySet().stream()
                        .filter(uses -> uses.getValue().contains(steps))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static void search(String name, List<String> path, Set<String> done, Set<List<String>> cycles) {
        if (path.contains(name)) {
            cycles.add(List.copyOf(path.subList(path.indexOf(name), path.size())));
        } else if (done.add(name)) {
            path.add(name);
            USES.getOrDefault(name, Set.of()).forEach(used -> search(used, path, done, cycles));
            path.remove(path.size() - 1);
        }
    }
}

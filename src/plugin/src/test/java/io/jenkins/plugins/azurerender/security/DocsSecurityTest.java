package io.jenkins.plugins.azurerender.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/security.md names existing tests for every vulnerability class. */
@Tag("unit")
class DocsSecurityTest {

    private static final Path REPOSITORY = Path.of("..", "..");
    private static final Pattern ROW = Pattern.compile("^\\| (H\\d+) \\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`( \\(src/official\\))?");

    @Test
    void everyVulnerabilityClassHasTests() throws IOException {
        String document = Files.readString(REPOSITORY.resolve("docs/security.md"));
        List<String> wrong = new ArrayList<>();
        Set<String> rows = new TreeSet<>();
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            assertTrue(rows.add(row.group(1)), row.group(1) + " is listed twice");
            Matcher test = TEST.matcher(row.group(2));
            boolean any = false;
            while (test.find()) {
                any = true;
                if (!exists(test.group(1), test.group(2), test.group(3) != null)) {
                    wrong.add(row.group(1) + ": " + test.group());
                }
            }
            if (!any) {
                wrong.add(row.group(1) + " names no test");
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(
                IntStream.rangeClosed(1, Math.max(28, rows.size()))
                        .mapToObj(number -> "H" + number)
                        .collect(Collectors.toCollection(TreeSet::new)),
                rows);
    }

    private static boolean exists(String type, String member, boolean official) throws IOException {
        Pattern test = Pattern.compile("(void|ArchRule) " + member + "\\b");
        for (String module : official ? List.of("official") : List.of("plugin", "demo")) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve("src/" + module + "/src/test/java"))) {
                List<Path> found =
                        files.filter(file -> file.endsWith(type + ".java")).toList();
                for (Path file : found) {
                    if (test.matcher(Files.readString(file)).find()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}

package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each test class has the tag that matches its requirements; {@code mvn test -Pquick} selects tests by tags. */
@Tag("unit")
class TagsTest {

    private static final Pattern TAG = Pattern.compile("^ *@Tag\\(\"(\\w+)\"\\)", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+\\b");
    private static final Set<String> CLOUD = Set.of("LocalCloud", "Azurite", "BatchEmulator");
    private static final Set<String> BLENDER = Set.of("Scenes", "BlenderScenes");

    private static final Map<String, String> SOURCES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> SOURCES.put(file.getFileName().toString().replace(".java", ""), text(file)));
        }
    }

    @Test
    void testClassesHaveExactlyOneTag() {
        Map<String, List<String>> wrong = new TreeMap<>();
        tests().forEach(test -> {
            List<String> tags = tags(test);
            if (tags.stream()
                                    .filter(Set.of("unit", "cloud", "blender")::contains)
                                    .count()
                            + (tags.contains("bench") && tags.size() == 1 ? 1 : 0)
                    != 1) {
                wrong.put(test, tags);
            }
        });
        assertEquals(Map.of(), wrong);
    }

    /** The official build runs with the real Jenkins, so none of its tests is quick. */
    @Test
    void everyTestClassOfTheOtherModulesHasATag() throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path tests : otherModules()) {
            try (Stream<Path> files = Files.walk(tests)) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .filter(file -> !text(file).contains("Tag(\""))
                        .forEach(missing::add);
            }
        }
        assertEquals(List.of(), missing);
    }

    private static List<Path> otherModules() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> tests = modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .filter(module -> !Set.of("plugin", "official")
                            .contains(module.getFileName().toString()))
                    .map(module -> module.resolve(Path.of("src", "test", "java")))
                    .filter(Files::exists)
                    .toList();
            assertFalse(tests.isEmpty());
            return tests;
        }
    }

    @Test
    void tagsMatchTheRequirementsOfTests() {
        Map<String, String> wrong = new TreeMap<>();
        tests().filter(test -> !tags(test).contains("bench")).forEach(test -> {
            Set<String> used = used(test);
            String expected = used.stream().anyMatch(BLENDER::contains)
                    ? "blender"
                    : used.stream().anyMatch(CLOUD::contains) ? "cloud" : "unit";
            if (!tags(test).contains(expected)) {
                wrong.put(test, expected);
            }
        });
        assertEquals(Map.of(), wrong);
    }

    private static Stream<String> tests() {
        return SOURCES.keySet().stream().filter(name -> name.endsWith("Test"));
    }

    private static List<String> tags(String test) {
        return TAG.matcher(SOURCES.get(test))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The class names in a test class, and in the helper classes it uses directly or indirectly. */
    private static Set<String> used(String test) {
        Set<String> seen = new HashSet<>();
        Deque<String> todo = new ArrayDeque<>(Set.of(test));
        while (!todo.isEmpty()) {
            for (String name : names(SOURCES.get(todo.pop()))) {
                if (seen.add(name) && SOURCES.containsKey(name) && !name.endsWith("Test")) {
                    todo.push(name);
                }
            }
        }
        return seen;
    }

    private static Set<String> names(String source) {
        String code = source.replaceAll("\"(\\\\.|[^\"\\\\\n])*\"|(?s)/\\*.*?\\*/", "");
        return NAME.matcher(code).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}

package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.tasks.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The table {@code parameter-effects.csv} names, for each parameter that a job can set, a test whose assertions depend on
 * its value. A parameter without a row, and a row whose test does not set the parameter, fail here.
 */
@Tag("unit")
class ParameterEffectsTest {

    private static final Path TESTS = Path.of("src", "test", "java");

    @Test
    void everyParameterHasATestThatSetsIt() throws Exception {
        Map<String, String> table = table();
        Map<String, Path> sources = sources();
        List<String> wrong = new ArrayList<>();
        for (String parameter : parameters()) {
            String test = table.remove(parameter);
            Path source = test == null ? null : sources.get(test);
            if (source == null || !sets(Files.readString(source), parameter.substring(parameter.indexOf('.') + 1))) {
                wrong.add(parameter + " -> " + test);
            }
        }
        assertEquals(List.of(), wrong, "parameters without a test that sets them");
        assertEquals(Map.of(), table, "rows of parameters that do not exist");
    }

    private static boolean sets(String source, String parameter) {
        String setter = "set" + Character.toUpperCase(parameter.charAt(0)) + parameter.substring(1);
        return Pattern.compile("\\b(" + parameter + "['\"]?: |" + setter + "\\()")
                .matcher(source)
                .find();
    }

    /** All parameters of steps and of the values they are made of, such as {@code AzureRenderSubmitStep.priority}. */
    private static List<String> parameters() throws Exception {
        List<String> parameters = new ArrayList<>();
        for (Path form : FormView.all()) {
            Class<?> owner = FormView.owner(form);
            boolean ofJobs = owner.getPackageName().endsWith(".steps")
                    || owner.getPackageName().endsWith(".settings");
            if (ofJobs && !Builder.class.isAssignableFrom(owner)) {
                new Parameters(owner).names().forEach(name -> parameters.add(owner.getSimpleName() + "." + name));
            }
        }
        return parameters;
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> table = new TreeMap<>();
        Path file = Path.of(Objects.requireNonNull(ParameterEffectsTest.class.getResource("parameter-effects.csv"))
                .getPath());
        Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", 2))
                .forEach(row -> table.put(row[0], row[1]));
        return table;
    }

    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
        }
        return sources;
    }
}

package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The labels that the recipe for freestyle jobs names exist in the forms of the plugin. */
@Tag("unit")
class RecipeLabelsTest {

    private static final Path RECIPES = Path.of("..", "..", "docs", "recipes.md");
    private static final Path RESOURCES = Path.of("src/main/resources/io/jenkins/plugins/azurerender");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    /** A label in a view, or the name of a step in its messages. */
    private static final Pattern LABEL = Pattern.compile("\\$\\{%([^}(]+)\\}|DisplayName=(.+)");

    /** Labels of Jenkins, of the Git plugin and of the JUnit plugin. */
    private static final Set<String> OTHERS = Set.of(
            "New Item",
            "Freestyle project",
            "OK",
            "Source Code Management",
            "Git",
            "Build periodically",
            "Build Steps",
            "Add build step",
            "Advanced",
            "Add post-build action",
            "Publish JUnit test result report",
            "Save",
            "Build Now");

    @Test
    void freestyleLabelsExist() throws IOException {
        String text = Files.readString(RECIPES);
        String recipe = text.substring(text.indexOf("### A freestyle job"), text.indexOf("### Installing the plugin"));
        Set<String> unknown = new TreeSet<>();
        Matcher bold = BOLD.matcher(recipe);
        while (bold.find()) {
            unknown.add(bold.group(1).replaceAll("\\s+", " "));
        }
        unknown.removeAll(OTHERS);
        unknown.removeAll(labels());
        assertEquals(Set.of(), unknown);
    }

    private static Set<String> labels() throws IOException {
        Set<String> labels = new TreeSet<>();
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            for (Path file : files.filter(name -> name.toString().matches(".*(\\.jelly|Messages\\.properties)"))
                    .toList()) {
                Matcher label = LABEL.matcher(Files.readString(file));
                while (label.find()) {
                    labels.add(label.group(1) == null ? label.group(2).strip() : label.group(1));
                }
            }
        }
        return labels;
    }
}

package io.jenkins.plugins.azurerender.demo.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code block of the documents has a language that a test checks. */
@Tag("unit")
class SamplesTest {
    /** Languages checked elsewhere: groovy and patterns by the plugin's tests, java by the emulator's. */
    private static final Set<String> CHECKED_ELSEWHERE = Set.of("groovy", "patterns", "java");

    private static final Set<String> CHECKED = Set.of("sh", "yaml", "xml", "text");
    private static final Pattern FILE = Pattern.compile("(?<![\\w/.-])(?:src|docs|work)/[\\w./-]*\\w/?");
    private static final Pattern PROPERTY = Pattern.compile("-D([a-zA-Z.]+)(?:=('[^']*'|\\S+))?");

    static List<Sample> samples() throws IOException {
        return Sample.all();
    }

    static List<Sample> samples(String language) throws IOException {
        return Sample.all().stream()
                .filter(sample -> sample.language().equals(language))
                .toList();
    }

    static List<Sample> shell() throws IOException {
        return samples("sh");
    }

    static List<Sample> yaml() throws IOException {
        return samples("yaml");
    }

    static List<Sample> xml() throws IOException {
        return samples("xml");
    }

    static List<Sample> text() throws IOException {
        return samples("text");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyCodeBlockHasACheckedLanguage(Sample sample) {
        assertTrue(
                CHECKED_ELSEWHERE.contains(sample.language()) || CHECKED.contains(sample.language()),
                sample.location() + " has the language '" + sample.language() + "', which no test checks");
    }

    @Test
    void noIndentedCodeBlocks() throws IOException {
        List<String> bare = new ArrayList<>();
        for (Path document : Documents.all()) {
            boolean fenced = false;
            String before = "";
            for (String line : Files.readAllLines(document)) {
                fenced ^= line.startsWith("```");
                if (!fenced && before.isBlank() && line.startsWith("    ")) {
                    bare.add(document.normalize() + ": " + line);
                }
                before = line;
            }
        }
        assertEquals(List.of(), bare);
    }

    @ParameterizedTest
    @MethodSource("shell")
    void shellBlocksHaveValidSyntax(Sample sample) throws Exception {
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        bash.getOutputStream().write(sample.text().getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), () -> sample.location() + " " + output);
    }

    @ParameterizedTest
    @MethodSource("shell")
    void mavenCommandsUseExistingProfilesModulesAndProperties(Sample sample) throws IOException {
        for (String line : sample.text().split("\n")) {
            String command = line.replaceFirst("\\s#.*", "");
            if (command.startsWith("mvn ")) {
                assertProfilesAndModulesExist(sample, command);
                assertPropertiesAreUsed(sample, command);
            }
        }
    }

    private static void assertProfilesAndModulesExist(Sample sample, String command) throws IOException {
        Matcher profile = Pattern.compile(" -P(\\S+)").matcher(command);
        while (profile.find()) {
            assertTrue(
                    inPom("<id>" + profile.group(1) + "</id>"),
                    sample.location() + ": unknown profile " + profile.group(1));
        }
        Matcher module = Pattern.compile(" -(?:pl|f|-file) (\\S+)").matcher(command);
        while (module.find()) {
            assertTrue(
                    Files.exists(Documents.ROOT.resolve(module.group(1))),
                    sample.location() + ": missing path " + module.group(1));
        }
    }

    /** Checks that properties are declared in a POM or read by a test, and that named test classes exist. */
    private static void assertPropertiesAreUsed(Sample sample, String command) throws IOException {
        Matcher given = PROPERTY.matcher(command);
        while (given.find()) {
            String name = given.group(1);
            if (name.equals("test")) {
                for (String test : given.group(2).replace("'", "").split(",")) {
                    assertTrue(selectsTests(test), sample.location() + ": unknown test " + test);
                }
            } else if (!name.startsWith("surefire.")) {
                assertTrue(
                        inPom("<" + name) || inPom("${" + name + "}") || inTest("\"" + name + "\""),
                        sample.location() + ": unused property -D" + name);
            }
        }
    }

    private static boolean inPom(String text) throws IOException {
        return anyContains(Documents.files(Documents.ROOT, "pom.xml"), text);
    }

    private static boolean inTest(String text) throws IOException {
        return anyContains(Documents.files(Documents.ROOT.resolve("src"), ".java"), text);
    }

    /** As in Surefire, a pattern without a folder applies to all folders. */
    private static boolean selectsTests(String pattern) throws IOException {
        String glob = "glob:" + (pattern.contains("/") ? "" : "**/") + pattern + ".java";
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher(glob);
        return Documents.files(Documents.ROOT.resolve("src"), ".java").stream().anyMatch(matcher::matches);
    }

    private static boolean anyContains(List<Path> files, String text) throws IOException {
        for (Path file : files) {
            if (Files.readString(file).contains(text)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yamlBlocksHaveKnownConfigurationAsCodeRoots(Sample sample) throws IOException {
        JsonNode configuration = new YAMLMapper().readTree(sample.text());
        Iterator<String> names = configuration.fieldNames();
        while (names.hasNext()) {
            assertTrue(Set.of("credentials", "unclassified", "jobs").contains(names.next()), sample.location());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("xml")
    void xmlBlocksAreWellFormed(Sample sample) {
        byte[] xml = sample.text().getBytes(StandardCharsets.UTF_8);
        assertDoesNotThrow(
                () -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)),
                sample.location());
    }

    /** Program output and directory trees: the files they mention exist. */
    @ParameterizedTest
    @MethodSource("text")
    void filesMentionedInTextBlocksExist(Sample sample) {
        Matcher file = FILE.matcher(sample.text());
        while (file.find()) {
            assertTrue(Files.exists(Documents.ROOT.resolve(file.group())), sample.location() + ": " + file.group());
        }
    }
}

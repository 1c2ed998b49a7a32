package io.jenkins.plugins.azurerender.demo.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample of every document is of a kind that some test tries. */
class SamplesTest {
    /** Tried elsewhere: groovy and patterns by tests of the plugin, java by one of the emulator. */
    private static final Set<String> ELSEWHERE = Set.of("groovy", "patterns", "java");

    private static final Set<String> HERE = Set.of("sh", "yaml", "xml", "text");
    private static final Pattern FILE = Pattern.compile("(?<![\\w/.-])(?:src|docs|work)/[\\w./-]*\\w/?");
    private static final Pattern SWITCH = Pattern.compile("-D([a-zA-Z.]+)(?:=('[^']*'|\\S+))?");

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

    static List<Sample> text() throws IOException {
        return samples("text");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsOfAKindThatIsTried(Sample sample) {
        assertTrue(
                ELSEWHERE.contains(sample.language()) || HERE.contains(sample.language()),
                sample.place() + " is of the kind '" + sample.language() + "', which nothing tries");
    }

    @Test
    void noSampleStandsOutsideOfAFence() throws IOException {
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
    void shellLinesAreShell(Sample sample) throws Exception {
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        bash.getOutputStream().write(sample.text().getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), () -> sample.place() + " " + said);
    }

    @ParameterizedTest
    @MethodSource("shell")
    void mavenIsToldWhatItKnows(Sample sample) throws IOException {
        for (String line : sample.text().split("\n")) {
            String command = line.replaceFirst("\\s#.*", "");
            if (command.startsWith("mvn ")) {
                assertProfilesAndModulesAreThere(sample, command);
                assertSwitchesAreRead(sample, command);
            }
        }
    }

    private static void assertProfilesAndModulesAreThere(Sample sample, String command) throws IOException {
        Matcher profile = Pattern.compile(" -P(\\S+)").matcher(command);
        while (profile.find()) {
            assertTrue(
                    inAPom("<id>" + profile.group(1) + "</id>"),
                    sample.place() + ": there is no profile " + profile.group(1));
        }
        Matcher module = Pattern.compile(" -(?:pl|f|-file) (\\S+)").matcher(command);
        while (module.find()) {
            assertTrue(
                    Files.exists(Documents.ROOT.resolve(module.group(1))),
                    sample.place() + ": there is no " + module.group(1));
        }
    }

    /** A switch is a property of a POM, or is read by a test; test classes that are named are there. */
    private static void assertSwitchesAreRead(Sample sample, String command) throws IOException {
        Matcher given = SWITCH.matcher(command);
        while (given.find()) {
            String name = given.group(1);
            if (name.equals("test")) {
                for (String test :
                        given.group(2).replace("'", "").replace("*", "").split(",")) {
                    assertTrue(
                            !Documents.files(Documents.ROOT.resolve("src"), test + ".java")
                                    .isEmpty(),
                            sample.place() + ": there is no test " + test);
                }
            } else if (!name.startsWith("surefire.")) {
                assertTrue(
                        inAPom("<" + name) || inAPom("${" + name + "}") || inATest("\"" + name + "\""),
                        sample.place() + ": nothing reads -D" + name);
            }
        }
    }

    private static boolean inAPom(String text) throws IOException {
        return anyHas(Documents.files(Documents.ROOT, "pom.xml"), text);
    }

    private static boolean inATest(String text) throws IOException {
        return anyHas(Documents.files(Documents.ROOT.resolve("src"), ".java"), text);
    }

    private static boolean anyHas(List<Path> files, String text) throws IOException {
        for (Path file : files) {
            if (Files.readString(file).contains(text)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yamlIsConfigurationAsCodeOfWhatThePluginHas(Sample sample) throws IOException {
        JsonNode configuration = new YAMLMapper().readTree(sample.text());
        Iterator<String> names = configuration.fieldNames();
        while (names.hasNext()) {
            assertTrue(Set.of("credentials", "unclassified", "jobs").contains(names.next()), sample.place());
        }
    }

    @Test
    void xmlIsWellFormed() throws Exception {
        for (Sample sample : samples("xml")) {
            byte[] xml = sample.text().getBytes(StandardCharsets.UTF_8);
            assertDoesNotThrow(
                    () -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(xml)),
                    sample.place());
        }
    }

    /** What programs print, and drawings: the files they name are there. */
    @ParameterizedTest
    @MethodSource("text")
    void filesThatATextNamesAreThere(Sample sample) {
        Matcher file = FILE.matcher(sample.text());
        while (file.find()) {
            assertTrue(Files.exists(Documents.ROOT.resolve(file.group())), sample.place() + ": " + file.group());
        }
    }
}

package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The German texts are complete for the forms of steps, accounts and credentials, and none is obsolete. */
@Tag("unit")
class TranslationTest {

    private static final Path RESOURCES =
            Path.of("src", "main", "resources", "io", "jenkins", "plugins", "azurerender");

    /** Packages with forms. */
    private static final List<String> PACKAGES = List.of("account", "steps", "settings");

    private static final Pattern KEY = Pattern.compile("\\$\\{%([^}(]*)");

    /** Jelly reads what is in parentheses as arguments, such as {@code ${%frames(range)}}. */
    private static final Pattern KEY_WITH_ARGUMENTS = Pattern.compile("\\$\\{%([^}(]*)\\(");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}");

    @Test
    void helpIsTranslated() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Path help : files(".html", PACKAGES)) {
            Path german = german(help);
            if (!isGerman(help) && !Files.exists(german)) {
                missing.add(german.toString());
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void textsOfFormsAreTranslated() throws Exception {
        for (Path view : files(".jelly", PACKAGES)) {
            Set<String> keys = KEY.matcher(Files.readString(view))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!keys.isEmpty()) {
                Path german = Path.of(view.toString().replace(".jelly", "_de.properties"));
                assertEquals(keys, load(german).stringPropertyNames(), german::toString);
            }
        }
    }

    @Test
    void keysWithArgumentsHaveAText() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Path view : files(".jelly", List.of("."))) {
            Path texts = Path.of(view.toString().replace(".jelly", ".properties"));
            Properties english = Files.exists(texts) ? load(texts) : new Properties();
            KEY_WITH_ARGUMENTS
                    .matcher(Files.readString(view))
                    .results()
                    .map(found -> found.group(1))
                    .filter(key -> english.getProperty(key) == null)
                    .forEach(key -> missing.add(view + " " + key));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void messagesAreTranslatedWithTheSamePlaceholders() throws Exception {
        for (String folder : PACKAGES) {
            assertTrue(
                    !Files.exists(RESOURCES.resolve(folder + "/Messages.properties"))
                            || Files.exists(RESOURCES.resolve(folder + "/Messages_de.properties")),
                    folder);
        }
        for (Path german : files("Messages_de.properties", List.of("."))) {
            Properties translated = load(german);
            Properties english = load(Path.of(german.toString().replace("_de.", ".")));
            assertEquals(english.stringPropertyNames(), translated.stringPropertyNames(), german::toString);
            for (String key : english.stringPropertyNames()) {
                assertEquals(placeholders(english, key), placeholders(translated, key), key);
                assertFalse(
                        new MessageFormat(translated.getProperty(key))
                                .toPattern()
                                .isBlank(),
                        key);
            }
        }
    }

    @Test
    void noOrphanedTranslations() throws Exception {
        for (Path german : files("_de.html", List.of("."))) {
            assertTrue(Files.exists(Path.of(german.toString().replace("_de.html", ".html"))), german::toString);
        }
        for (Path german : files("_de.properties", List.of("."))) {
            String plain = german.toString().replace("_de.properties", "");
            assertTrue(
                    Files.exists(Path.of(plain + ".properties")) || Files.exists(Path.of(plain + ".jelly")),
                    german::toString);
        }
    }

    @Test
    void germanHelpContainsTheSameNames() throws Exception {
        Pattern code = Pattern.compile("<code>(.*?)</code>", Pattern.DOTALL);
        for (Path german : files("_de.html", List.of("."))) {
            Set<String> names = codes(code, Path.of(german.toString().replace("_de.html", ".html")));
            Set<String> translated = codes(code, german);
            assertTrue(
                    translated.containsAll(names),
                    () -> german + " does not contain all of " + names + ": " + translated);
        }
    }

    /** Parameter and value names in a help text; examples may be translated. */
    private static Set<String> codes(Pattern code, Path help) throws IOException {
        return code.matcher(Files.readString(help))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(text -> text.matches("\\$?[A-Za-z_0-9.-]+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Properties are ASCII, because their encoding depends on the version of Jenkins; help is UTF-8. */
    @Test
    void filesHaveTheEncodingThatJenkinsReads() throws Exception {
        for (Path file : files(".properties", List.of("."))) {
            for (byte value : Files.readAllBytes(file)) {
                assertTrue(value >= 0, () -> file + " is not ASCII: write other characters as \\u....");
            }
        }
        for (Path file : files(".html", List.of("."))) {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)));
        }
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isGerman(Path file) {
        return file.toString().contains("_de.");
    }

    private static Path german(Path help) {
        return Path.of(help.toString().replace(".html", "_de.html"));
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static List<Path> files(String ending, List<String> folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
            }
        }
        assertFalse(found.isEmpty(), ending);
        return found;
    }
}

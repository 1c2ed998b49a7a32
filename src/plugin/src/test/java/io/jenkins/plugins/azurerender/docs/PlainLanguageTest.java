package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents and texts of the plugin contain none of the words in words-to-avoid.txt. */
@Tag("unit")
class PlainLanguageTest {

    private static final Path REPOSITORY = Path.of("..", "..");
    private static final String RESOURCES = "src/plugin/src/main/resources";
    private static final List<String> PLACES = List.of(
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "SECURITY.md",
            "Jenkinsfile",
            "work/README.md",
            "docs",
            ".github",
            RESOURCES);

    /** Not rewritten yet. */
    private static final List<String> LATER = List.of("docs/reference.md", RESOURCES);

    /** Code, links and tags are not prose. */
    private static final Pattern NO_PROSE = Pattern.compile(
            "```.*?```|`[^`\n]*`|\\]\\([^)]*\\)|https?://\\S+|<code>.*?</code>|<[^>]*>", Pattern.DOTALL);

    /** Texts of a view: keys of translations, and what is between two tags. */
    private static final Pattern TEXT_OF_VIEW = Pattern.compile("\\$\\{%([^}(]*)|>([^<>]*)<");

    private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

    @BeforeAll
    static void readWords() throws IOException {
        String list = new String(
                PlainLanguageTest.class
                        .getResourceAsStream("words-to-avoid.txt")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        list.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] entry = line.split(" => ", 2);
            WORDS.put(Pattern.compile(entry[0], Pattern.CASE_INSENSITIVE), entry[1]);
        });
    }

    static Stream<Path> files() throws IOException {
        TreeSet<Path> files = new TreeSet<>();
        for (String place : PLACES) {
            try (Stream<Path> found = Files.walk(REPOSITORY.resolve(place))) {
                found.filter(file -> file.toString().matches(".*(\\.(md|ya?ml|html|jelly|properties)|Jenkinsfile)"))
                        .filter(file -> !file.toString().contains("_de."))
                        .filter(file -> LATER.stream().noneMatch(later -> file.startsWith(REPOSITORY.resolve(later))))
                        .forEach(files::add);
            }
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileHasNoWordToAvoid(Path file) throws IOException {
        assertEquals(List.of(), found(prose(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the stand-in is a standard that users understand",
                "black frames are lost; make sure that the wall clock is right",
                "this will not take effect, however long it takes",
                "denoising is precise, otherwise noise arises"
            })
    void ordinaryWordsAreAccepted(String text) {
        assertEquals(List.of(), found(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The log tells more",
                "a standing pool",
                "a pool of its own",
                "it waits for ever",
                "no license was to be had",
                "frames are lacking",
                "the licence",
                "synchronises files"
            })
    void wordsToAvoidAreFound(String text) {
        assertEquals(1, found(text).size(), () -> found(text).toString());
    }

    @Test
    void codeIsNoProse() {
        assertEquals(
                "See  and [this.",
                NO_PROSE.matcher("See `told` and [this](told.md).").replaceAll(""));
    }

    /** Each word to avoid with its surroundings and the suggestion. */
    private static List<String> found(String prose) {
        List<String> found = new ArrayList<>();
        WORDS.forEach((word, suggestion) -> {
            Matcher match = word.matcher(prose);
            while (match.find()) {
                String around =
                        prose.substring(Math.max(0, match.start() - 30), Math.min(prose.length(), match.end() + 30));
                found.add("'%s' in '%s', instead: %s"
                        .formatted(match.group(), around.replaceAll("\\s+", " "), suggestion));
            }
        });
        return found;
    }

    private static String prose(Path file) throws IOException {
        String text = Files.readString(file);
        String name = file.getFileName().toString();
        if (name.equals("Jenkinsfile")) {
            return text.lines().map(line -> line.replaceFirst("^.*?(//|$)", "")).collect(Collectors.joining("\n"));
        }
        if (name.endsWith(".properties")) {
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            return properties.values().stream().map(Object::toString).collect(Collectors.joining("\n"));
        }
        return name.endsWith(".jelly")
                ? textOfView(text)
                : NO_PROSE.matcher(text).replaceAll("");
    }

    private static String textOfView(String jelly) {
        return TEXT_OF_VIEW
                .matcher(jelly.replaceAll("(?s)<!--.*?-->", ""))
                .results()
                .map(match -> match.group(1) == null ? match.group(2).replaceAll("\\$\\{[^}]*}", "") : match.group(1))
                .collect(Collectors.joining("\n"));
    }
}

package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import java.util.TreeMap;
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

/**
 * Documents and texts of the plugin contain none of the words in words-to-avoid.txt, and comments of all modules none of
 * those in words-to-avoid-in-code.txt.
 */
@Tag("unit")
class PlainLanguageTest {

    private static final Path REPOSITORY = Path.of("..", "..");
    private static final List<String> PLACES = List.of(
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "SECURITY.md",
            "Jenkinsfile",
            "work/README.md",
            "docs",
            ".github",
            "src/plugin/src/main/resources");

    /** Code, links and tags are not prose. */
    private static final Pattern NO_PROSE = Pattern.compile(
            "```.*?```|`[^`\n]*`|\\]\\([^)]*\\)|https?://\\S+|<code>.*?</code>|<[^>]*>", Pattern.DOTALL);

    /** Texts of a view: keys of translations, and texts between two tags. */
    private static final Pattern TEXT_OF_VIEW = Pattern.compile("\\$\\{%([^}(]*)|>([^<>]*)<");

    /** A comment in group 1, or a literal, which may contain the characters of a comment. */
    private static final Pattern COMMENT_OR_LITERAL =
            Pattern.compile("(//[^\n]*|/\\*[\\s\\S]*?\\*/)|\"\"\"[\\s\\S]*?\"\"\""
                    + "|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"|'(?:\\\\.|[^'\\\\\n])[^'\n]*'");

    /** Parts of comments that are not prose: inline tags with code, links, and the asterisks of Javadoc. */
    private static final Pattern NO_PROSE_OF_COMMENT =
            Pattern.compile("\\{@\\w+ [^}]*}|https?://\\S+|^\\s*\\*+/?", Pattern.MULTILINE);

    private static Map<Pattern, String> words;
    private static Map<Pattern, String> wordsOfCode;

    @BeforeAll
    static void readWords() throws IOException {
        words = words("words-to-avoid.txt");
        wordsOfCode = words("words-to-avoid-in-code.txt");
    }

    private static Map<Pattern, String> words(String resource) throws IOException {
        String list = new String(
                PlainLanguageTest.class.getResourceAsStream(resource).readAllBytes(), StandardCharsets.UTF_8);
        Map<Pattern, String> suggestions = new LinkedHashMap<>();
        list.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] entry = line.split(" => ", 2);
            suggestions.put(Pattern.compile(entry[0], Pattern.CASE_INSENSITIVE), entry[1]);
        });
        return suggestions;
    }

    static Stream<Path> files() throws IOException {
        TreeSet<Path> files = new TreeSet<>();
        for (String place : PLACES) {
            try (Stream<Path> found = Files.walk(REPOSITORY.resolve(place))) {
                found.filter(file -> file.toString().matches(".*(\\.(md|ya?ml|html|jelly|properties)|Jenkinsfile)"))
                        .filter(file -> !file.toString().contains("_de."))
                        .forEach(files::add);
            }
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileHasNoWordToAvoid(Path file) throws IOException {
        assertEquals(List.of(), found(words, prose(file)));
    }

    static List<Path> modules() throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY.resolve("src"))) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void commentsHaveNoWordToAvoid(Path module) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                found.put(module.relativize(file).toString(), found(wordsOfCode, comments(Files.readString(file))));
            }
        }
        assertFalse(found.isEmpty());
        found.values().removeIf(List::isEmpty);
        assertEquals(Map.of(), found);
    }

    @Test
    void commentsAreProseAndLiteralsAreNot() {
        String source = """
                /**
                 * A pool of its
                 * own, see {@code told}.
                 */
                String url = "http://told"; // waits indefinitely, that is for ever
                char quote = '"'; /* whoever */ String text = "\\" told";
                """;
        assertEquals(3, found(wordsOfCode, comments(source)).size(), () -> comments(source));
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
        assertEquals(List.of(), found(words, text));
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
        assertEquals(1, found(words, text).size(), () -> found(words, text).toString());
    }

    @Test
    void codeIsNotProse() {
        assertEquals(
                "See  and [this.",
                NO_PROSE.matcher("See `told` and [this](told.md).").replaceAll(""));
    }

    /** The words to avoid in a text, with their context and the suggestion. */
    private static List<String> found(Map<Pattern, String> suggestions, String prose) {
        String text = prose.replaceAll("\\s+", " ");
        List<String> found = new ArrayList<>();
        suggestions.forEach((word, suggestion) -> {
            Matcher match = word.matcher(text);
            while (match.find()) {
                String context =
                        text.substring(Math.max(0, match.start() - 30), Math.min(text.length(), match.end() + 30));
                found.add("'%s' in '%s', instead: %s".formatted(match.group(), context, suggestion));
            }
        });
        return found;
    }

    /** The prose of the comments of a Java source. */
    private static String comments(String source) {
        return COMMENT_OR_LITERAL
                .matcher(source)
                .results()
                .filter(match -> match.group(1) != null)
                .map(match -> NO_PROSE_OF_COMMENT.matcher(match.group(1)).replaceAll(""))
                .collect(Collectors.joining("\n"));
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

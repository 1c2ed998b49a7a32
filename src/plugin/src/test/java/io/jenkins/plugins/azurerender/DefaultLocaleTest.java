package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text depends on the locale of the controller or agent. In ar_EG, {@code %d} writes Arabic digits; in tr_TR,
 * {@code "I".toLowerCase()} is not {@code "i"}. Messages format numbers with {@code %s}.
 */
@Tag("unit")
class DefaultLocaleTest {

    private static final String LITERAL = "\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"";
    private static final Pattern NUMBER = Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[deEfgGaAtT]");
    private static final Pattern FORMATTED = Pattern.compile("(" + LITERAL + ")?\\s*\\.formatted\\(");
    private static final Pattern FORMAT = Pattern.compile("(String\\.format|\\.printf)\\(\\s*+(?!Locale\\.ROOT,)");
    private static final Pattern CASE = Pattern.compile("\\.to(Lower|Upper)Case\\(\\)|::to(Lower|Upper)Case\\b");

    @Test
    void numbersAreFormattedWithLocaleRoot() throws IOException {
        assertEquals(
                List.of(),
                places(
                        FORMATTED,
                        found -> found.group(1) == null
                                || NUMBER.matcher(found.group(1).replace("%%", ""))
                                        .find()));
        assertEquals(List.of(), places(FORMAT, found -> true));
    }

    @Test
    void caseIsChangedWithLocaleRoot() throws IOException {
        assertEquals(List.of(), places(CASE, found -> true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a%d\"", "\"a%04d\"", "\"%,d\"", "\"%1$d\"", "\"%.2f\"", "\"\"\"\n  a %d\n  \"\"\""})
    void ruleFindsNumbers(String literal) {
        assertTrue(FORMATTED.matcher(literal + "\n    .formatted(1)").find());
        assertTrue(NUMBER.matcher(literal).find());
    }

    private static List<String> places(Pattern pattern, Predicate<MatchResult> wrong) throws IOException {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String source = Files.readString(file);
                pattern.matcher(source)
                        .results()
                        .filter(wrong)
                        .forEach(found -> places.add("%s:%s"
                                .formatted(
                                        file.getFileName(),
                                        source.substring(0, found.start())
                                                .lines()
                                                .count())));
            }
        }
        return places;
    }
}

package io.jenkins.plugins.azurerender.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console messages quoted in docs/troubleshooting.md exist in the plugin. */
@Tag("unit")
class QuotesTest {
    private static final Path PLUGIN = Documents.ROOT.resolve("src/plugin/src/main");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Concatenation of Java string literals. */
    private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

    @Test
    void quotedMessagesExistInThePlugin() throws Exception {
        String text = pluginText();
        List<String> quotes = quotedMessages();
        List<String> unknown = new ArrayList<>();
        for (String quote : quotes) {
            for (String piece : quote.split("\\.\\.\\.")) {
                if (!text.contains(piece.strip())) {
                    unknown.add(quote + " (" + piece.strip() + ")");
                }
            }
        }
        assertEquals(List.of(), unknown);
        assertTrue(quotes.size() > 30, quotes.size() + " quotes");
    }

    /** Returns the sentences in the first column of the tables; single words are error codes of Azure. */
    private static List<String> quotedMessages() throws IOException {
        List<String> quotes = new ArrayList<>();
        for (String line : Files.readAllLines(Documents.ROOT.resolve("docs/troubleshooting.md"))) {
            if (line.startsWith("| ")) {
                Matcher code = CODE.matcher(line.split(" \\| ")[0]);
                while (code.find()) {
                    if (code.group(1).contains(" ")) {
                        quotes.add(code.group(1));
                    }
                }
            }
        }
        return quotes;
    }

    private static String pluginText() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String end : List.of(".java", ".properties", ".jelly", ".sh", ".py", ".ps1")) {
            for (Path file : Documents.files(PLUGIN, end)) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return CONCATENATION.matcher(text.toString().replace("''", "'")).replaceAll("");
    }
}

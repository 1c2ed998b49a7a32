package io.jenkins.plugins.azurerender.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Links in the documents point to existing files and headings. */
@Tag("unit")
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset|href)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    @Test
    void everyLinkHasATarget() throws Exception {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : Documents.all()) {
            Matcher link = LINK.matcher(prose(document, true));
            while (link.find()) {
                String target = link.group(1) == null ? link.group(2) : link.group(1);
                if (!target.matches("(https?|mailto):.*")) {
                    links++;
                    if (!hasTarget(document, target)) {
                        broken.add(document.normalize() + ": " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 50, links + " links");
    }

    @Test
    void everyDocumentIsReachableFromTheReadme() throws Exception {
        Set<Path> reached = new HashSet<>();
        reach(Documents.ROOT.resolve("README.md").normalize(), reached);
        for (Path document : Documents.files(Documents.ROOT.resolve("docs"), ".md")) {
            boolean decision = document.getParent().endsWith("decisions"); // the folder is linked as a whole
            assertTrue(decision || reached.contains(document.normalize()), document + " is not linked");
        }
    }

    private void reach(Path document, Set<Path> reached) throws IOException {
        if (!reached.add(document)) {
            return;
        }
        Matcher link = LINK.matcher(prose(document, true));
        while (link.find()) {
            String target = link.group(1) == null ? "" : link.group(1).split("#")[0];
            if (target.endsWith(".md") && !target.contains("://")) {
                reach(document.resolveSibling(target).normalize(), reached);
            }
        }
    }

    private boolean hasTarget(Path document, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || anchors(file).contains(parts[1]);
    }

    /** Returns the heading anchors of a document as GitHub generates them. */
    private Set<String> anchors(Path document) throws IOException {
        Set<String> known = anchors.get(document.normalize());
        if (known == null) {
            known = new HashSet<>();
            for (String line : prose(document, false).split("\n")) {
                if (line.matches("#{1,6} .*")) {
                    known.add(line.replaceFirst("#+ ", "")
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .strip()
                            .replace(' ', '-'));
                }
            }
            anchors.put(document.normalize(), known);
        }
        return known;
    }

    /** Returns a document without its samples and, if wanted, without inline code. */
    private static String prose(Path document, boolean withoutCode) throws IOException {
        String text = Files.readString(document);
        for (Sample sample : Sample.of(document)) {
            text = text.replace("```" + sample.language() + "\n" + sample.text() + "```", "");
        }
        return withoutCode ? CODE.matcher(text).replaceAll("") : text;
    }
}

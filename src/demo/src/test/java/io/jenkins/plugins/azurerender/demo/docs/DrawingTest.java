package io.jenkins.plugins.azurerender.demo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The architecture diagram shows every package, and no arrow without a dependency. */
@Tag("unit")
class DrawingTest {
    private static final String PACKAGE = "io.jenkins.plugins.azurerender.";
    private static final Path SOURCES =
            Documents.ROOT.resolve("src/plugin/src/main/java").resolve(PACKAGE.replace('.', '/'));

    private NodeList elements;

    @BeforeEach
    void read() throws Exception {
        elements = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Documents.ROOT.resolve("docs/images/architecture.svg").toFile())
                .getElementsByTagName("*");
    }

    @Test
    void everyPackageIsDrawn() throws IOException {
        Set<String> drawn = new TreeSet<>();
        for (int i = 0; i < elements.getLength(); i++) {
            drawn.add(((Element) elements.item(i)).getAttribute("data-package"));
        }
        drawn.remove("");
        try (Stream<Path> folders = Files.list(SOURCES)) {
            assertEquals(
                    folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new)),
                    drawn);
        }
    }

    @Test
    void everyArrowIsADependency() throws IOException {
        int arrows = 0;
        for (int i = 0; i < elements.getLength(); i++) {
            Element arrow = (Element) elements.item(i);
            String from = arrow.getAttribute("data-from");
            if (!from.isEmpty()) {
                arrows++;
                String to = arrow.getAttribute("data-to");
                assertTrue(uses(from, to), from + " does not use " + to);
            }
        }
        assertTrue(arrows > 15, arrows + " arrows");
    }

    private static boolean uses(String from, String to) throws IOException {
        for (Path source : Documents.files(SOURCES.resolve(from), ".java")) {
            if (Files.readString(source).contains("import " + PACKAGE + to + ".")) {
                return true;
            }
        }
        return false;
    }
}

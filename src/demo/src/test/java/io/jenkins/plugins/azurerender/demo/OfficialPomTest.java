package io.jenkins.plugins.azurerender.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The two POMs of the plugin agree; the one for Jenkins' own repository cannot be run everywhere. */
@Tag("unit")
class OfficialPomTest {

    private static final Path ROOT = Path.of("..", "..", "pom.xml");
    private static final Path PLUGIN = Path.of("..", "plugin", "pom.xml");
    private static final Path OFFICIAL = Path.of("..", "official", "pom.xml");
    private static final String LIBRARIES =
            "[not(starts-with(groupId,'org.jenkins')) and not(starts-with(groupId,'io.jenkins'))]";

    @Test
    void librariesHaveSameVersionsInBothPoms() throws Exception {
        Map<String, String> root = versions(ROOT);
        Map<String, String> official = versions(OFFICIAL);
        assertFalse(official.isEmpty());
        official.forEach((library, version) -> assertEquals(root.get(library), version, library));
    }

    @Test
    void sameLibrariesArePackagedByBothPoms() throws Exception {
        assertFalse(packaged(PLUGIN).isEmpty());
        assertEquals(packaged(PLUGIN), packaged(OFFICIAL));
    }

    @Test
    void libraryListsAreEqual() throws Exception {
        assertEquals(
                Files.readAllLines(Path.of("..", "plugin", "libraries.txt")).stream()
                        .map(library -> library.replaceFirst("-[0-9][0-9.]*\\.jar$", ""))
                        .sorted()
                        .collect(Collectors.joining(",")),
                text(OFFICIAL, "/project/properties/*[name()='hpi.bundledArtifacts']"));
    }

    @Test
    void pluginAndJenkinsVersionsAreEqual() throws Exception {
        assertEquals(
                text(ROOT, "/project/version").replaceFirst("\\.\\d+-SNAPSHOT$", ""),
                text(OFFICIAL, "/project/properties/revision"));
        assertEquals(
                text(ROOT, "/project/properties/*[name()='jenkins.version']"),
                text(OFFICIAL, "/project/properties/*[name()='jenkins.baseline']") + ".3");
    }

    /** Returns the version of each library, with properties resolved. */
    private static Map<String, String> versions(Path pom) throws Exception {
        Map<String, String> versions = new TreeMap<>();
        NodeList dependencies = nodes(pom, "//dependency[version]" + LIBRARIES);
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String version = child(dependency, "version");
            if (version.startsWith("${")) {
                version = text(
                        pom,
                        "/project/properties/*[name()='%s']".formatted(version.substring(2, version.length() - 1)));
            }
            versions.put(child(dependency, "groupId") + ":" + child(dependency, "artifactId"), version);
        }
        return versions;
    }

    /** Returns the libraries packaged into the .hpi. */
    private static Map<String, String> packaged(Path pom) throws Exception {
        Map<String, String> packaged = new TreeMap<>();
        NodeList dependencies = nodes(pom, "/project/dependencies/dependency[not(scope)]" + LIBRARIES);
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            packaged.put(child(dependency, "groupId") + ":" + child(dependency, "artifactId"), "packaged");
        }
        return packaged;
    }

    private static String child(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().strip();
    }

    private static String text(Path pom, String path) throws Exception {
        return nodes(pom, path).item(0).getTextContent().strip();
    }

    private static NodeList nodes(Path pom, String path) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        XPath query = XPathFactory.newInstance().newXPath();
        return (NodeList) query.evaluate(path, document, XPathConstants.NODESET);
    }
}

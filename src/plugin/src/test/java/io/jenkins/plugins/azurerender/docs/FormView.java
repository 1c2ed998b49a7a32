package io.jenkins.plugins.azurerender.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The forms of the plugin, as they lie in its resources. */
final class FormView {
    private static final Path RESOURCES = Path.of("..", "plugin", "src", "main", "resources");
    private static final Set<String> VIEWS = Set.of("config.jelly", "credentials.jelly");

    private FormView() {}

    /** Each form there is. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> VIEWS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** The class whose form it is. */
    static Class<?> owner(Path form) {
        Path folder = RESOURCES.relativize(form.getParent());
        String name =
                String.join(".", Stream.of(folder.toString().split("[/\\\\]")).toList());
        try {
            return Class.forName(name, false, FormView.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(form + " is the form of no class", e);
        }
    }

    /** The fields of a form in their order, with those of the parts it includes. */
    static Set<String> fields(Path form) throws IOException {
        Set<String> fields = new LinkedHashSet<>();
        collect(form, fields);
        return fields;
    }

    private static void collect(Path form, Set<String> fields) throws IOException {
        NodeList elements;
        try {
            elements = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(form.toFile())
                    .getElementsByTagName("*");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(form + " is not well-formed: " + e.getMessage(), e);
        }
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (!element.getAttribute("field").isEmpty()) {
                fields.add(element.getAttribute("field"));
            }
            String included = element.getAttribute("class");
            if (element.getTagName().equals("st:include") && included.startsWith("io.jenkins.")) {
                collect(RESOURCES.resolve(included.replace('.', '/')).resolve(element.getAttribute("page")), fields);
            }
        }
    }
}

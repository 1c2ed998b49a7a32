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

/** Reads the forms in the plugin's resources. */
final class FormView {
    private static final Path RESOURCES = Path.of("..", "plugin", "src", "main", "resources");
    private static final Set<String> VIEWS = Set.of("config.jelly", "credentials.jelly");

    private FormView() {}

    /** Returns all forms. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> VIEWS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the class that the form belongs to. */
    static Class<?> owner(Path form) {
        Path folder = RESOURCES.relativize(form.getParent());
        String name =
                String.join(".", Stream.of(folder.toString().split("[/\\\\]")).toList());
        try {
            return Class.forName(name, false, FormView.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(form + " belongs to no class", e);
        }
    }

    /** Returns the fields of a form in their order, including those of included views. */
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

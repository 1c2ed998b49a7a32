package io.jenkins.plugins.azurerender.docs;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Looks up English help texts as Jenkins does, and converts them to one line of Markdown for a table cell. */
final class HelpText {
    private HelpText() {}

    /** Returns the help of a field, or of the whole form if the field is empty. */
    static String of(Class<?> type, String field) {
        String view = field.isEmpty() ? "/help.html" : "/help-" + field + ".html";
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            String name = "/" + holder.getName().replace('.', '/').replace('$', '/') + view;
            try (InputStream html = HelpText.class.getResourceAsStream(name)) {
                if (html != null) {
                    return markdown(html, name);
                }
            } catch (IOException e) {
                throw new IllegalStateException(name + " cannot be read", e);
            }
        }
        throw new IllegalStateException(
                "Missing help" + view.replace("/help", "").replace(".html", "") + " for " + type.getName() + ": add "
                        + type.getSimpleName() + view + " to its resources.");
    }

    private static String markdown(InputStream html, String name) throws IOException {
        try {
            Node root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(html)
                    .getDocumentElement();
            StringBuilder text = new StringBuilder();
            write(root, text);
            return text.toString().replaceAll("\\s+", " ").strip();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(name + " is not well-formed: " + e.getMessage(), e);
        }
    }

    private static void write(Node node, StringBuilder text) {
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            switch (child.getNodeName()) {
                case "#text" -> text.append(escape(child.getNodeValue()));
                case "#comment" -> {}
                case "code" ->
                    text.append('`')
                            .append(child.getTextContent().replace("|", "\\|"))
                            .append('`');
                case "em" -> surround("*", child, text);
                case "strong", "b" -> surround("**", child, text);
                case "p", "div", "span" -> {
                    text.append(' ');
                    write(child, text);
                    text.append(' ');
                }
                default ->
                    throw new IllegalStateException("<" + child.getNodeName()
                            + "> is not supported in help texts: it cannot be in a table cell");
            }
        }
    }

    private static void surround(String mark, Node node, StringBuilder text) {
        text.append(mark);
        write(node, text);
        text.append(mark);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}

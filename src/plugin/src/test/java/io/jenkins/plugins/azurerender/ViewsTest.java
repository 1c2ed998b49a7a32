package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.account.RenderCloud;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Views and help texts as far as they can be checked without drawing them. */
class ViewsTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern FIELD = Pattern.compile("field=\"([A-Za-z]+)\"");
    private static final Pattern INLINE = Pattern.compile("<script|\\son[a-z]+=|javascript:|escape-by-default='false'");

    @Test
    void everyViewIsWellFormedAndEscapesWhatItShows() throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        List<Path> views = files(".jelly");
        assertTrue(views.size() > 20, views::toString);
        for (Path view : views) {
            String text = Files.readString(view);
            assertTrue(text.startsWith("<?jelly escape-by-default='true'?>"), view::toString);
            assertFalse(INLINE.matcher(text).find(), () -> view + " has a script or a handler inline");
            parser.parse(view.toFile());
        }
    }

    @Test
    void everyHelpTextIsForAnOptionThatThereIs() throws Exception {
        List<String> lost = new ArrayList<>();
        for (Path help : files(".html")) {
            String name = help.getFileName().toString();
            if (name.startsWith("help-")) {
                Class<?> type = type(help.getParent());
                if (!hasOption(type, name.substring("help-".length(), name.length() - ".html".length()))) {
                    lost.add(help.toString());
                }
            }
        }
        assertEquals(List.of(), lost);
    }

    @Test
    void everyFieldOfAFormIsAnOptionThatThereIs() throws Exception {
        List<String> lost = new ArrayList<>();
        for (Path form : files("config.jelly")) {
            Class<?> type = type(form.getParent());
            Matcher fields = FIELD.matcher(Files.readString(form));
            while (fields.find()) {
                if (!hasOption(type, fields.group(1))) {
                    lost.add(form + ": " + fields.group(1));
                }
            }
        }
        assertEquals(List.of(), lost);
    }

    private static Class<?> type(Path folder) throws ClassNotFoundException {
        String name = RESOURCES
                .relativize(folder)
                .toString()
                .replace(folder.getFileSystem().getSeparator(), ".");
        return Class.forName(name, false, RenderCloud.class.getClassLoader());
    }

    private static boolean hasOption(Class<?> type, String option) {
        String capital = option.substring(0, 1).toUpperCase(Locale.ROOT) + option.substring(1);
        return Arrays.stream(type.getMethods())
                .map(Method::getName)
                .anyMatch(name -> name.equals("get" + capital) || name.equals("is" + capital));
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}

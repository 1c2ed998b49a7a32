package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.account.RenderCloud;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Static checks of views and help texts, without rendering them. */
@Tag("unit")
class ViewsTest {

    private static final Path RESOURCES = Path.of("..", "plugin", "src", "main", "resources");
    private static final Pattern FIELD = Pattern.compile("field=\"([A-Za-z]+)\"");
    private static final Pattern INCLUDED =
            Pattern.compile("<st:include page=\"([a-z.]+)\" class=\"(io\\.jenkins[A-Za-z.]+)\"");
    private static final Pattern ADJUNCT = Pattern.compile("<st:adjunct includes=\"(io\\.jenkins[A-Za-z.]+)\"");
    private static final Set<String> JENKINS_FIELDS = Set.of("scope", "description");
    private static final Pattern INLINE = Pattern.compile("<script|\\son[a-z]+=|javascript:|escape-by-default='false'");

    @Test
    void viewsAreWellFormedAndEscapeValues() throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        List<Path> views = files(".jelly");
        assertTrue(views.size() > 20, views::toString);
        for (Path view : views) {
            String text = Files.readString(view);
            assertTrue(text.startsWith("<?jelly escape-by-default='true'?>"), view::toString);
            assertFalse(INLINE.matcher(text).find(), () -> view + " has an inline script or event handler");
            parser.parse(view.toFile());
        }
    }

    @Test
    void scriptsAndStylesOfViewsExist() throws Exception {
        int found = 0;
        for (Path view : files(".jelly")) {
            Matcher adjunct = ADJUNCT.matcher(Files.readString(view));
            while (adjunct.find()) {
                String name = adjunct.group(1).replace('.', '/');
                assertTrue(
                        Files.exists(RESOURCES.resolve(name + ".js")) && Files.exists(RESOURCES.resolve(name + ".css")),
                        () -> view + " includes " + name);
                found++;
            }
        }
        assertTrue(found > 0);
    }

    @Test
    void noOrphanedHelpTexts() throws Exception {
        List<String> orphaned = new ArrayList<>();
        for (Path help : files(".html")) {
            String name = help.getFileName().toString();
            if (name.startsWith("help-")) {
                Class<?> type = type(help.getParent());
                if (!hasOption(type, name.replaceAll("^help-|(_de)?\\.html$", ""))) {
                    orphaned.add(help.toString());
                }
            }
        }
        assertEquals(List.of(), orphaned);
    }

    @Test
    void formFieldsAreOptions() throws Exception {
        List<String> unknown = new ArrayList<>();
        for (Path form : files(".jelly")) {
            for (String field : fields(form)) {
                if (!hasOption(type(form.getParent()), field)) {
                    unknown.add(form + ": " + field);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void formFieldsHaveHelp() throws Exception {
        List<String> withoutHelp = new ArrayList<>();
        for (Path form : files(".jelly")) {
            for (String field : fields(form)) {
                if (!hasHelp(type(form.getParent()), field)) {
                    withoutHelp.add(form + ": " + field);
                }
            }
        }
        assertEquals(List.of(), withoutHelp);
    }

    @Test
    void optionsAreFormFields() throws Exception {
        List<String> missing = new ArrayList<>();
        for (String name : List.of("config.jelly", "credentials.jelly")) {
            for (Path form : files(name)) {
                Class<?> type = type(form.getParent());
                Set<String> options = options(type);
                options.removeAll(JENKINS_FIELDS);
                if (name.equals("credentials.jelly")) {
                    options.remove("id");
                }
                options.removeAll(fieldsWithIncluded(form));
                options.forEach(option -> missing.add(type.getSimpleName() + ": " + option));
            }
        }
        assertEquals(List.of(), missing);
    }

    private static Set<String> options(Class<?> type) {
        Set<String> options = new TreeSet<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                Arrays.stream(constructor.getParameters())
                        .map(Parameter::getName)
                        .forEach(options::add);
            }
        }
        for (Method setter : type.getMethods()) {
            if (setter.isAnnotationPresent(DataBoundSetter.class) && !setter.isAnnotationPresent(Deprecated.class)) {
                options.add(setter.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                        + setter.getName().substring(4));
            }
        }
        return options;
    }

    private static Set<String> fields(Path form) throws IOException {
        return FIELD.matcher(Files.readString(form))
                .results()
                .map(found -> found.group(1))
                .filter(field -> !field.equals("step")) // the form of the Pipeline step in that of a build step
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fieldsWithIncluded(Path form) throws IOException {
        Set<String> fields = fields(form);
        if (Files.readString(form).contains("field=\"step\"")) {
            fields.add("step");
        }
        Matcher included = INCLUDED.matcher(Files.readString(form));
        while (included.find()) {
            Path view = RESOURCES.resolve(included.group(2).replace('.', '/')).resolve(included.group(1));
            fields.addAll(fieldsWithIncluded(view));
        }
        return fields;
    }

    private static boolean hasHelp(Class<?> type, String field) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            Path folder = RESOURCES.resolve(owner.getName().replace('.', '/'));
            if (Files.exists(folder.resolve("help-" + field + ".html"))) {
                return true;
            }
        }
        return false;
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

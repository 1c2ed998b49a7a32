package io.jenkins.plugins.azurerender.docs;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.tasks.Builder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;

/** Generates docs/reference.md from the forms, their help texts and their classes. */
final class Reference {
    private static final String HEAD = """
            # Reference

            <!-- Generated from the help texts of the forms by 'mvn -Pdocs'. Change those, not this file. -->

            The steps with their parameters in the order of their forms, the objects that parameters consist of, and the
            settings for administrators. Jenkins shows the same texts as help, and the Snippet Generator generates the code.
            For how the steps work together, see [Steps](steps.md).
            """;

    private static final List<String> STEPS = List.of(
            "azureRenderPool", "withAzureRenderPool", "azureRenderSubmit", "azureRenderCollect", "azureRenderControl");

    /** With more common parameters than this, a section refers to the pool step instead of repeating them. */
    private static final int MAX_REPEATED = 5;

    private final Map<String, String> pool = new LinkedHashMap<>();
    private final Map<Class<?>, Path> forms = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder(HEAD);

    private Reference() throws IOException {
        for (Path form : FormView.all()) {
            Class<?> owner = FormView.owner(form);
            if (!Builder.class.isAssignableFrom(owner)) { // the freestyle builders have the options of the steps
                forms.put(owner, form);
            }
        }
    }

    /** Returns the whole document. */
    static String generate() throws IOException {
        Reference reference = new Reference();
        for (Class<?> step : reference.sorted(Step.class)) {
            reference.section(step);
        }
        reference.text.append("\n# Objects in parameters\n");
        for (Class<?> part : reference.forms.keySet()) {
            if (!Step.class.isAssignableFrom(part) && !isForAdministrators(part)) {
                reference.section(part);
            }
        }
        reference.text.append(
                "\n# For administrators\n\nIn forms and in [configuration as code](accounts.md#as-code).\n");
        for (Class<?> part : reference.forms.keySet()) {
            if (isForAdministrators(part)) {
                reference.section(part);
            }
        }
        return reference.text.toString();
    }

    private static boolean isForAdministrators(Class<?> part) {
        return GlobalConfiguration.class.isAssignableFrom(part)
                || part.getPackageName().endsWith(".account");
    }

    private List<Class<?>> sorted(Class<?> kind) {
        return forms.keySet().stream()
                .filter(kind::isAssignableFrom)
                .sorted(Comparator.comparing(part -> STEPS.indexOf(title(part))))
                .collect(Collectors.toList());
    }

    private void section(Class<?> part) throws IOException {
        boolean step = Step.class.isAssignableFrom(part);
        text.append("\n## ").append(title(part)).append('\n');
        if (step) {
            text.append('\n').append(HelpText.of(part, "")).append('\n');
        }
        String users = step ? "" : acceptedBy(part);
        if (!users.isEmpty()) {
            text.append("\nFor ").append(users).append(".\n");
        }
        Map<String, String> rows = rows(part);
        if (pool.isEmpty()) {
            pool.putAll(rows);
        } else if (pool.keySet().stream().filter(rows::containsKey).count() > MAX_REPEATED) {
            referToPoolStep(rows);
        }
        if (!rows.isEmpty()) {
            text.append("\n| Parameter | |\n|---|---|\n");
            rows.forEach((name, row) -> text.append("| `%s` | %s |\n".formatted(name, row)));
        }
    }

    private void referToPoolStep(Map<String, String> rows) {
        List<String> same = rows.keySet().stream()
                .filter(name -> rows.get(name).equals(pool.get(name)))
                .toList();
        rows.keySet().removeAll(same);
        text.append("\nAs in [azureRenderPool](#azurerenderpool): `")
                .append(String.join("`, `", same))
                .append("`.\n");
    }

    /** Returns the table cells by parameter. */
    private Map<String, String> rows(Class<?> part) throws IOException {
        Parameters parameters = new Parameters(part);
        List<String> names = new ArrayList<>(FormView.fields(forms.get(part)));
        names.retainAll(parameters.names()); // parameters without a form field exist only to reject retired features
        Map<String, String> rows = new LinkedHashMap<>();
        for (String name : names) {
            boolean required = parameters.isRequired(name) && !Credentials.class.isAssignableFrom(part);
            rows.put(
                    name,
                    (required ? "*Required.* " : "") + HelpText.of(part, name) + choices(parameters.valueType(name)));
        }
        return rows;
    }

    /** Returns links to the sections of the objects that the parameter accepts. */
    private String choices(Class<?> type) {
        String links = forms.keySet().stream()
                .filter(form -> type != Object.class && type.isAssignableFrom(form))
                .map(form -> "[%s](#%s)"
                        .formatted(
                                title(form),
                                title(form).toLowerCase(Locale.ROOT).replace(' ', '-')))
                .collect(Collectors.joining(", "));
        return links.isEmpty() ? "" : " See " + links + ".";
    }

    /** Returns the parameters that accept an object of this class. */
    private String acceptedBy(Class<?> part) {
        Map<String, List<String>> users = new TreeMap<>();
        for (Class<?> user : forms.keySet()) {
            Parameters parameters = new Parameters(user);
            for (String name : parameters.names()) {
                Class<?> type = parameters.valueType(name);
                if (type != Object.class && type.isAssignableFrom(part)) {
                    users.computeIfAbsent(name, parameter -> new ArrayList<>()).add(title(user));
                }
            }
        }
        return users.entrySet().stream()
                .map(user -> "`" + user.getKey() + "` of " + String.join(", ", user.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** Returns the name of the step, the symbol, or the class name in words. */
    private static String title(Class<?> part) {
        String simple = part.getSimpleName();
        if (Step.class.isAssignableFrom(part)) {
            return Character.toLowerCase(simple.charAt(0)) + simple.substring(1, simple.length() - "Step".length());
        }
        return Stream.concat(Stream.of(part), Arrays.stream(part.getDeclaredClasses()))
                .map(holder -> holder.getAnnotation(Symbol.class))
                .filter(symbol -> symbol != null)
                .map(symbol -> symbol.value()[0])
                .findFirst()
                .orElseGet(() -> words(simple));
    }

    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}

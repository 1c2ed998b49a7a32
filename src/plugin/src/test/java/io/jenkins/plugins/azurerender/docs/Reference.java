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

/** Everything that can be given, drawn from the forms, their help and the classes behind them. */
final class Reference {
    private static final String HEAD = """
            # Reference

            <!-- Drawn from the help texts of the forms by 'mvn -Pdocs'. Change those, not this file. -->

            Each step and what it takes, in the order of its form; then what parameters are made of. The same texts stand as
            help in Jenkins, and the Snippet Generator writes the code. [steps.md](steps.md) tells how the steps work together.
            """;

    private static final List<String> STEPS =
            List.of("azureRenderPool", "withAzureRenderPool", "azureRenderSubmit", "azureRenderCollect");

    /** A part that shares more parameters with the pool's step than these does not say them again. */
    private static final int A_FEW = 5;

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

    /** The whole document. */
    static String draw() throws IOException {
        Reference reference = new Reference();
        for (Class<?> step : reference.those(Step.class)) {
            reference.section(step);
        }
        reference.text.append("\n# What parameters are made of\n");
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

    private List<Class<?>> those(Class<?> kind) {
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
        String users = step ? "" : takenBy(part);
        if (!users.isEmpty()) {
            text.append("\nFor ").append(users).append(".\n");
        }
        Map<String, String> rows = rows(part);
        if (pool.isEmpty()) {
            pool.putAll(rows);
        } else if (pool.keySet().stream().filter(rows::containsKey).count() > A_FEW) {
            leaveOutWhatThePoolHas(rows);
        }
        if (!rows.isEmpty()) {
            text.append("\n| Parameter | |\n|---|---|\n");
            rows.forEach((name, row) -> text.append("| `%s` | %s |\n".formatted(name, row)));
        }
    }

    private void leaveOutWhatThePoolHas(Map<String, String> rows) {
        List<String> same = rows.keySet().stream()
                .filter(name -> rows.get(name).equals(pool.get(name)))
                .toList();
        rows.keySet().removeAll(same);
        text.append("\nAs in [azureRenderPool](#azurerenderpool): `")
                .append(String.join("`, `", same))
                .append("`.\n");
    }

    /** Parameter to what is said of it. */
    private Map<String, String> rows(Class<?> part) throws IOException {
        Parameters parameters = new Parameters(part);
        List<String> names = new ArrayList<>(FormView.fields(forms.get(part)));
        names.retainAll(parameters.names()); // what is taken and in no form is there to be refused with the reason
        Map<String, String> rows = new LinkedHashMap<>();
        for (String name : names) {
            boolean required = parameters.isRequired(name) && !Credentials.class.isAssignableFrom(part);
            rows.put(
                    name,
                    (required ? "*Required.* " : "") + HelpText.of(part, name) + choices(parameters.valueType(name)));
        }
        return rows;
    }

    /** Which of the sections below may be given there. */
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

    /** Where something of that class may be given. */
    private String takenBy(Class<?> part) {
        Map<String, List<String>> users = new TreeMap<>();
        for (Class<?> user : forms.keySet()) {
            Parameters parameters = new Parameters(user);
            for (String name : parameters.names()) {
                Class<?> type = parameters.valueType(name);
                if (type != Object.class && type.isAssignableFrom(part)) {
                    users.computeIfAbsent(name, one -> new ArrayList<>()).add(title(user));
                }
            }
        }
        return users.entrySet().stream()
                .map(user -> "`" + user.getKey() + "` of " + String.join(", ", user.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** The step's name, the symbol, or else the class's name in words. */
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

package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.settings.Spelling;
import java.beans.Introspector;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Checks the names and types of a step's parameters in a Pipeline, because Jenkins reports them with a stack trace and
 * Java types.
 */
final class ParameterTypes {

    private static final String CLASS = "$class";
    private static final int MAX_QUOTED = 60;
    private static final String VALUES = "named values in brackets";

    /** Examples of parameters that are objects or lists. */
    static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("renderer", "blender()"),
            Map.entry("then", "movie()"),
            Map.entry("autoPool", "[vmSize: 'Standard_D8ds_v5', dedicatedNodes: 2]"),
            Map.entry("autoscale", "[max: 10]"),
            Map.entry("environment", "[[name: 'OCIO', value: 'aces/config.ocio']]"),
            Map.entry("pathMap", "[[from: 'P:/show', to: 'show']]"),
            Map.entry("mounts", "[blobfuse(container: 'show', path: 'project')]"),
            Map.entry("searchPaths", "['lib/textures']"),
            Map.entry("licenses", "['maya-license']"),
            Map.entry("failOn", "['black', 'pink']"),
            Map.entry("applications", "['blender 4.2']"),
            Map.entry("layers", "['ViewLayer']"),
            Map.entry("arguments", "['--verbose', '2']"),
            Map.entry("files", "['preview.gif']"));

    /** Parameters that are texts, and numbers among other values. */
    private static final Set<String> NUMBERS = Set.of("scouts");

    private ParameterTypes() {}

    /** Returns the arguments of a step with texts for numbers where a parameter accepts both. */
    static Map<String, Object> withTexts(Map<String, Object> arguments) {
        Map<String, Object> texts = new HashMap<>(arguments);
        texts.replaceAll(
                (name, value) -> NUMBERS.contains(name) && value instanceof Integer ? value.toString() : value);
        return texts;
    }

    /**
     * Checks the arguments of a call.
     *
     * @param call the name in Jenkinsfiles, such as {@code azureRenderSubmit}
     * @param type the class that the arguments are bound to
     * @throws AbortException naming the parameter, its value and an example
     */
    static void check(String call, Class<?> type, Map<?, ?> arguments) throws AbortException {
        Map<String, Type> parameters = parameters(type);
        for (Map.Entry<?, ?> argument : arguments.entrySet()) {
            String name = String.valueOf(argument.getKey());
            Type parameter = parameters.get(name);
            if (parameter != null) {
                check(call, name, parameter, argument.getValue());
            } else if (!name.equals(CLASS)) {
                String advice = Spelling.nearest(name, parameters.keySet())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("its parameters are " + String.join(", ", parameters.keySet()) + ".");
                throw new AbortException("%s has no parameter '%s': %s".formatted(call, quoted(name), advice));
            }
        }
    }

    /** Returns the parameters that a Pipeline can set, with their types. */
    private static Map<String, Type> parameters(Class<?> type) {
        Map<String, Type> parameters = new TreeMap<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                for (Parameter parameter : constructor.getParameters()) {
                    parameters.put(parameter.getName(), parameter.getParameterizedType());
                }
            }
        }
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String name = Introspector.decapitalize(method.getName().substring("set".length()));
                parameters.put(name, method.getGenericParameterTypes()[0]);
            }
        }
        return parameters;
    }

    private static void check(String call, String name, Type type, Object value) throws AbortException {
        if (value == null) {
            return;
        }
        Class<?> raw = raw(type);
        if (Collection.class.isAssignableFrom(raw)) {
            checkList(call, name, raw(((ParameterizedType) type).getActualTypeArguments()[0]), value);
        } else if (Describable.class.isAssignableFrom(raw)) {
            checkObject(call, name, raw, value, EXAMPLES.getOrDefault(name, "[:]"));
        } else {
            checkSimple(call, name, MethodType.methodType(raw).wrap().returnType(), value);
        }
    }

    private static void checkList(String call, String name, Class<?> element, Object value) throws AbortException {
        Collection<?> values = value instanceof Object[] array ? Arrays.asList(array) : null;
        values = value instanceof Collection<?> collection ? collection : values;
        String example = EXAMPLES.getOrDefault(name, "['...']");
        if (values == null) {
            boolean names = element == String.class && value instanceof CharSequence;
            boolean secret = Describable.class.isAssignableFrom(element);
            throw wrong(call, name, value, "a list", names ? "['" + quoted(value.toString()) + "']" : example, secret);
        }
        for (Object each : values) {
            if (Describable.class.isAssignableFrom(element)) {
                checkObject(call, name, element, each, example);
            } else if (!(each instanceof CharSequence)) {
                throw wrong(call, name, each, "a list of texts in quotes", "['" + each + "']");
            }
        }
    }

    private static void checkObject(String call, String name, Class<?> type, Object value, String example)
            throws AbortException {
        Optional<Class<?>> chosen = type(type, value);
        if (value instanceof UninstantiatedDescribable nested) {
            if (chosen.isPresent()) {
                check(chosen.get() == type ? name : symbol(chosen.get()), chosen.get(), nested.getArguments());
            }
        } else if (value instanceof Map<?, ?> map) {
            if (Modifier.isAbstract(type.getModifiers()) && !map.containsKey(CLASS)) {
                throw wrong(call, name, value, "a call", example);
            }
            if (chosen.isPresent()) {
                check(chosen.get() == type ? name : symbol(chosen.get()), chosen.get(), map);
            }
        } else if (!type.isInstance(value)) {
            boolean called = Modifier.isAbstract(type.getModifiers());
            String expected = called ? "a call" : VALUES;
            String meant = value instanceof CharSequence text && called && isSymbol(type, text.toString())
                    ? text + "()"
                    : example;
            throw wrong(call, name, value, expected, meant);
        }
    }

    /** Returns the class of which an argument is; empty if unknown. */
    private static Optional<Class<?>> type(Class<?> type, Object value) {
        String name = null;
        if (value instanceof UninstantiatedDescribable nested) {
            name = nested.getSymbol() == null ? nested.getKlass() : nested.getSymbol();
        } else if (value instanceof Map<?, ?> map && map.get(CLASS) != null) {
            name = map.get(CLASS).toString();
        }
        if (name == null) {
            return Modifier.isAbstract(type.getModifiers()) ? Optional.empty() : Optional.of(type);
        }
        String wanted = name;
        return implementations(type)
                .filter(one -> one.getName().equals(wanted)
                        || one.getSimpleName().equals(wanted)
                        || symbol(one).equals(wanted))
                .findFirst();
    }

    private static boolean isSymbol(Class<?> type, String name) {
        return implementations(type).anyMatch(one -> symbol(one).equals(name));
    }

    @SuppressWarnings("rawtypes")
    private static Stream<Class<?>> implementations(Class<?> type) {
        List<Descriptor> descriptors = Jenkins.get().getExtensionList(Descriptor.class);
        return descriptors.stream()
                .<Class<?>>map(descriptor -> descriptor.clazz)
                .filter(type::isAssignableFrom);
    }

    private static String symbol(Class<?> type) {
        return Stream.of(type.getDeclaredClasses())
                .map(nested -> nested.getAnnotation(Symbol.class))
                .filter(symbol -> symbol != null && symbol.value().length > 0)
                .map(symbol -> symbol.value()[0])
                .findFirst()
                .orElse(type.getSimpleName());
    }

    private static void checkSimple(String call, String name, Class<?> type, Object value) throws AbortException {
        String text = value.toString().strip();
        if (type == String.class) {
            if (!(value instanceof CharSequence)) {
                boolean simple = value instanceof Number || value instanceof Boolean;
                throw wrong(call, name, value, "text in quotes", simple ? "'" + value + "'" : "'...'");
            }
        } else if (type == Boolean.class) {
            if (!(value instanceof Boolean) && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                throw wrong(call, name, value, "true or false", "true");
            }
        } else if (type == Integer.class || type == Long.class) {
            if (!text.matches("[+-]?\\d{1,9}")) {
                throw wrong(call, name, value, "a whole number", rounded(text));
            }
        } else if (type == Double.class && !isNumber(text)) {
            throw wrong(call, name, value, "a number", "1.5");
        }
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException x) {
            return false;
        }
    }

    private static String rounded(String text) {
        double number = isNumber(text) ? Math.ceil(Double.parseDouble(text)) : 1;
        return Math.abs(number) < 1e9 ? String.valueOf((int) number) : "1";
    }

    private static AbortException wrong(String call, String name, Object value, String expected, String example) {
        return wrong(call, name, value, expected, example, expected.equals(VALUES));
    }

    private static AbortException wrong(
            String call, String name, Object value, String expected, String example, boolean secret) {
        return new AbortException("The parameter %s of %s is %s, but must be %s: write %s: %s."
                .formatted(name, call, described(value, secret), expected, name, example));
    }

    /** Describes a value; the content of lists and objects can be secret. */
    private static String described(Object value, boolean secret) {
        if (secret && value instanceof CharSequence) {
            return "text";
        }
        if (value instanceof CharSequence text) {
            return "'" + quoted(text.toString()) + "'";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof UninstantiatedDescribable nested && nested.getSymbol() != null) {
            return nested.getSymbol() + "(...)";
        }
        if (value instanceof Map) {
            return "a map";
        }
        return value instanceof Collection || value instanceof Object[] ? "a list" : "another object";
    }

    private static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...";
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized ? raw(parameterized.getRawType()) : (Class<?>) type;
    }
}

package io.jenkins.plugins.azurerender.steps;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * One option of a describable, as forms and Jenkinsfiles know it.
 *
 * @param setter null when the constructor takes it
 */
record Option(String name, Class<?> type, Type fullType, Method getter, Method setter) {

    static Optional<Constructor<?>> constructor(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst();
    }

    /** All of a type by name: first what its constructor takes, in that order, then the rest by name. */
    static Map<String, Option> of(Class<?> type) {
        Map<String, Option> options = new LinkedHashMap<>();
        for (Parameter parameter : constructor(type).orElseThrow().getParameters()) {
            add(options, type, parameter.getName(), parameter.getType(), parameter.getParameterizedType(), null);
        }
        Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class) && method.getParameterCount() == 1)
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .forEach(setter -> add(
                        options,
                        type,
                        setter.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                                + setter.getName().substring(4),
                        setter.getParameterTypes()[0],
                        setter.getGenericParameterTypes()[0],
                        setter));
        return options;
    }

    private static void add(
            Map<String, Option> options, Class<?> owner, String name, Class<?> type, Type fullType, Method setter) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Arrays.stream(owner.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && (method.getName().equals("get" + capital)
                                || method.getName().equals("is" + capital)))
                .findFirst()
                .ifPresent(getter -> options.putIfAbsent(name, new Option(name, type, fullType, getter, setter)));
    }

    Object of(Object describable) throws ReflectiveOperationException {
        return getter.invoke(describable);
    }
}

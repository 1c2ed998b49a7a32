package io.jenkins.plugins.azurerender.docs;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The data-bound parameters of a class: names, types, and whether they are required. */
final class Parameters {
    private final Constructor<?> constructor;
    private final Map<String, Type> types = new LinkedHashMap<>();

    Parameters(Class<?> type) {
        this.constructor = Arrays.stream(type.getConstructors())
                .filter(candidate -> candidate.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElse(type.getConstructors()[0]);
        for (Parameter parameter : constructor.getParameters()) {
            types.put(parameter.getName(), parameter.getParameterizedType());
        }
        Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .forEach(setter -> types.put(
                        Character.toLowerCase(setter.getName().charAt(3))
                                + setter.getName().substring(4),
                        setter.getGenericParameterTypes()[0]));
    }

    Collection<String> names() {
        return types.keySet();
    }

    boolean isRequired(String name) {
        return Arrays.stream(constructor.getParameters())
                .anyMatch(parameter -> parameter.getName().equals(name));
    }

    /** Returns the type of a parameter, or the element type of a list. */
    Class<?> valueType(String name) {
        Type declared = types.get(name);
        if (declared instanceof ParameterizedType list) {
            declared = list.getActualTypeArguments()[list.getActualTypeArguments().length - 1];
        }
        return declared instanceof Class<?> plain ? plain : Object.class;
    }
}

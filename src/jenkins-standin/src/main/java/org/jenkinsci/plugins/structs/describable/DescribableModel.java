package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;
import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameters of a class with a {@link DataBoundConstructor} and {@link DataBoundSetter}s. */
public final class DescribableModel<T> {
    /** The key of the class among the arguments of a nested object. */
    public static final String CLAZZ = "$class";

    private final Class<T> type;
    private final Map<String, DescribableParameter> parameters = new LinkedHashMap<>();

    private DescribableModel(Class<T> type) {
        this.type = type;
        for (Parameter parameter : constructorOf(type).getParameters()) {
            String name = parameter.getName();
            parameters.put(name, new DescribableParameter(type, parameter.getParameterizedType(), name, true));
        }
        Map<String, DescribableParameter> optional = new TreeMap<>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String name = Introspector.decapitalize(method.getName().substring("set".length()));
                optional.put(name, new DescribableParameter(type, method.getGenericParameterTypes()[0], name, false));
            }
        }
        parameters.putAll(optional);
    }

    /** Returns the model of the class. */
    public static <T> DescribableModel<T> of(Class<T> type) {
        return new DescribableModel<>(type);
    }

    /** Returns the class. */
    public Class<T> getType() {
        return type;
    }

    /** Returns the parameter with the name, or null. */
    public DescribableParameter getParameter(String name) {
        return parameters.get(name);
    }

    /**
     * Creates an object with the arguments.
     *
     * @throws IllegalArgumentException when an argument is unknown or has the wrong type
     */
    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        return EngineLoader.get().bind(type, arguments);
    }

    /** Returns the arguments that differ from their defaults. */
    public UninstantiatedDescribable uninstantiate2(T object) throws UnsupportedOperationException {
        Map<String, Object> required = new TreeMap<>();
        parameters.values().stream().filter(DescribableParameter::isRequired).forEach(parameter -> {
            Object value = parameter.inspect(object);
            if (value != null) {
                required.put(parameter.getName(), value);
            }
        });
        T control = instantiate(required, null);
        Map<String, Object> arguments = new TreeMap<>(required);
        for (DescribableParameter parameter : parameters.values()) {
            Object value = parameter.inspect(object);
            if (!parameter.isRequired() && !Objects.equals(value, parameter.inspect(control))) {
                arguments.put(parameter.getName(), value);
            }
        }
        UninstantiatedDescribable result = new UninstantiatedDescribable(null, null, arguments);
        result.setModel(this);
        return result;
    }

    private static Constructor<?> constructorOf(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no @DataBoundConstructor"));
    }
}

package io.jenkins.plugins.azurerender.engine.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Creates objects from named arguments like the structs plugin: constructor parameters, then setters. */
public final class DataBinder {
    private DataBinder() {}

    /**
     * Creates an object from Groovy or Java values.
     *
     * @throws IllegalArgumentException when an argument is unknown or has the wrong type
     */
    public static <T> T bind(Class<T> type, Map<String, ?> arguments) {
        Constructor<T> constructor = constructorOf(type);
        Map<String, Object> rest = new LinkedHashMap<>(arguments);
        Parameter[] parameters = constructor.getParameters();
        Object[] values = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            String name = parameters[i].getName();
            Object value = rest.remove(name);
            values[i] = Coercion.coerce(type.getName() + "." + name, parameters[i].getParameterizedType(), value);
        }
        checkKnown(type, rest);
        T object = call(() -> constructor.newInstance(values));
        for (Class<?> level : levels(type)) {
            setFields(level, object, rest);
            setProperties(level, object, rest);
        }
        return object;
    }

    /**
     * Returns the name of the only constructor parameter, for calls such as {@code step('x')}; null when there is not
     * exactly one.
     */
    public static String soleRequiredParameter(Class<?> type) {
        Parameter[] parameters = constructorOf(type).getParameters();
        return parameters.length == 1 ? parameters[0].getName() : null;
    }

    private static void checkKnown(Class<?> type, Map<String, Object> rest) {
        TreeSet<String> unknown = new TreeSet<>(rest.keySet());
        for (Class<?> level : levels(type)) {
            Arrays.stream(level.getDeclaredFields())
                    .filter(DataBinder::isSet)
                    .map(Field::getName)
                    .forEach(unknown::remove);
            Arrays.stream(level.getDeclaredMethods())
                    .filter(DataBinder::isSetter)
                    .map(DataBinder::property)
                    .forEach(unknown::remove);
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown parameter(s) found for class type '" + type.getName() + "': " + String.join(",", unknown));
        }
    }

    private static void setFields(Class<?> level, Object object, Map<String, Object> rest) {
        for (Field field : level.getDeclaredFields()) {
            if (isSet(field) && rest.containsKey(field.getName())) {
                Object value = value(object, field.getName(), field.getGenericType(), rest);
                call(() -> {
                    field.setAccessible(true);
                    field.set(object, value);
                    return null;
                });
            }
        }
    }

    private static void setProperties(Class<?> level, Object object, Map<String, Object> rest) {
        for (Method method : level.getDeclaredMethods()) {
            if (isSetter(method) && rest.containsKey(property(method))) {
                Object value = value(object, property(method), method.getGenericParameterTypes()[0], rest);
                call(() -> method.invoke(object, value));
            }
        }
    }

    private static Object value(Object object, String name, Type type, Map<String, Object> rest) {
        return Coercion.coerce(object.getClass().getName() + "." + name, type, rest.get(name));
    }

    private static boolean isSet(Field field) {
        return field.isAnnotationPresent(DataBoundSetter.class);
    }

    private static boolean isSetter(Method method) {
        return method.isAnnotationPresent(DataBoundSetter.class)
                && method.getName().startsWith("set")
                && method.getName().length() > 3
                && method.getParameterCount() == 1;
    }

    private static String property(Method setter) {
        return java.beans.Introspector.decapitalize(setter.getName().substring(3));
    }

    private static List<Class<?>> levels(Class<?> type) {
        List<Class<?>> levels = new java.util.ArrayList<>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            levels.add(0, level);
        }
        return levels;
    }

    @SuppressWarnings("unchecked")
    private static <T> Constructor<T> constructorOf(Class<T> type) {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                if (constructor.getParameterCount() > 0 && !constructor.getParameters()[0].isNamePresent()) {
                    throw new IllegalArgumentException(
                            type.getName() + " has no constructor parameter names. Compile it with -parameters.");
                }
                return (Constructor<T>) constructor;
            }
        }
        throw new IllegalArgumentException(
                "There's no @DataBoundConstructor on any constructor of class " + type.getName());
    }

    private static <R> R call(Call<R> call) {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @FunctionalInterface
    private interface Call<R> {
        R run() throws ReflectiveOperationException;
    }
}

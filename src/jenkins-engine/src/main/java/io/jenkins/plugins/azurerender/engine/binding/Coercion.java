package io.jenkins.plugins.azurerender.engine.binding;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.standin.text.GenericTypes;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** Converts values of a script to the types of parameters. */
final class Coercion {
    private static final String CLASS = "$class";

    private Coercion() {}

    /** Returns the value converted to the type; {@code where} names the parameter in error messages. */
    static Object coerce(String where, Type type, Object value) {
        Class<?> target = GenericTypes.rawType(type);
        if (value == null) {
            return target.isPrimitive() ? Array.get(Array.newInstance(target, 1), 0) : null;
        }
        if (value instanceof UninstantiatedDescribable nested) {
            return describable(where, target, nested.toShallowMap());
        }
        if (value instanceof Map<?, ?> map && !target.isInstance(value)) {
            return describable(where, target, map);
        }
        if (List.class.isAssignableFrom(target) || target == Collection.class || target == Iterable.class) {
            Type element = type instanceof ParameterizedType parameterized
                    ? parameterized.getActualTypeArguments()[0]
                    : Object.class;
            return list(where, element, value);
        }
        if (target.isArray()) {
            List<Object> list = list(where, target.getComponentType(), value);
            Object array = Array.newInstance(target.getComponentType(), list.size());
            for (int i = 0; i < list.size(); i++) {
                Array.set(array, i, list.get(i));
            }
            return array;
        }
        return simple(where, target, value);
    }

    private static List<Object> list(String where, Type element, Object value) {
        Collection<?> values;
        if (value instanceof Collection<?> collection) {
            values = collection;
        } else if (value instanceof Object[] array) {
            values = Arrays.asList(array);
        } else {
            throw mismatch(where, List.class, value);
        }
        List<Object> list = new ArrayList<>();
        values.forEach(each -> list.add(coerce(where, element, each)));
        return list;
    }

    private static Object simple(String where, Class<?> target, Object value) {
        Class<?> boxed = java.lang.invoke.MethodType.methodType(target).wrap().returnType();
        Object given = value instanceof CharSequence text ? text.toString() : value;
        if (boxed.isInstance(given)) {
            return given;
        }
        if (given instanceof Number number && Number.class.isAssignableFrom(boxed)) {
            return number(where, boxed, number);
        }
        if (given instanceof String text) {
            Object read = read(where, boxed, text);
            if (read != null) {
                return read;
            }
        }
        throw mismatch(where, target, value);
    }

    private static Object number(String where, Class<?> target, Number number) {
        boolean whole = target == Integer.class || target == Long.class;
        boolean tooLarge = target == Integer.class && number.intValue() != number.longValue();
        if (whole && number.doubleValue() % 1 != 0 || tooLarge) {
            throw new IllegalArgumentException(where + " expects " + target + " but received " + number);
        }
        if (target == Integer.class) {
            return number.intValue();
        }
        if (target == Long.class) {
            return number.longValue();
        }
        return target == Float.class ? (Object) number.floatValue() : (Object) number.doubleValue();
    }

    private static Object read(String where, Class<?> target, String text) {
        try {
            if (target.isEnum()) {
                return Arrays.stream(target.getEnumConstants())
                        .filter(each -> ((Enum<?>) each).name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                where + ": " + text + " is not one of " + Arrays.toString(target.getEnumConstants())));
            }
            if (target == Integer.class) {
                return Integer.valueOf(text);
            }
            if (target == Long.class) {
                return Long.valueOf(text);
            }
            if (target == Double.class) {
                return Double.valueOf(text);
            }
            if (target == Boolean.class && text.toLowerCase(Locale.ENGLISH).matches("true|false")) {
                return Boolean.valueOf(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + " expects a number but received '" + text + "'", e);
        }
        if (target == Secret.class) {
            return Secret.fromString(text);
        }
        return target == Result.class ? Result.fromString(text) : null;
    }

    private static Object describable(String where, Class<?> target, Map<?, ?> value) {
        Map<String, Object> arguments = new HashMap<>();
        value.forEach((key, each) -> arguments.put(key.toString(), each));
        Object named = arguments.remove(CLASS);
        if (named == null && java.lang.reflect.Modifier.isAbstract(target.getModifiers())) {
            throw new IllegalArgumentException(where + ": specify the " + target.getSimpleName() + " with " + CLASS);
        }
        Class<?> type = named == null ? target : classOf(where, target, named.toString());
        return DataBinder.bind(type, arguments);
    }

    private static Class<?> classOf(String where, Class<?> target, String name) {
        for (Descriptor<?> descriptor : Jenkins.get().getExtensionList(Descriptor.class)) {
            Class<? extends Describable<?>> type = descriptor.clazz;
            boolean matches =
                    type.getName().equals(name) || type.getSimpleName().equals(name);
            if (matches && target.isAssignableFrom(type)) {
                return type;
            }
        }
        throw new IllegalArgumentException(where + ": no known implementation of " + target + " is named " + name);
    }

    private static IllegalArgumentException mismatch(String where, Class<?> target, Object value) {
        return new IllegalArgumentException(where + " expects " + target + " but received " + value.getClass());
    }
}

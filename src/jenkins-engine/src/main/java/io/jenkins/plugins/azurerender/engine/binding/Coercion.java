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

/** Turns a value of a script into what a parameter wants. */
final class Coercion {
    private static final String CLASS = "$class";

    private Coercion() {}

    /** The value in the type; {@code where} is for messages. */
    static Object coerce(String where, Type type, Object value) {
        Class<?> wanted = GenericTypes.rawType(type);
        if (value == null) {
            return wanted.isPrimitive() ? Array.get(Array.newInstance(wanted, 1), 0) : null;
        }
        if (value instanceof UninstantiatedDescribable nested) {
            return describable(where, wanted, nested.toShallowMap());
        }
        if (value instanceof Map<?, ?> map && !wanted.isInstance(value)) {
            return describable(where, wanted, map);
        }
        if (List.class.isAssignableFrom(wanted) || wanted == Collection.class || wanted == Iterable.class) {
            Type element = type instanceof ParameterizedType parameterized
                    ? parameterized.getActualTypeArguments()[0]
                    : Object.class;
            return list(where, element, value);
        }
        if (wanted.isArray()) {
            List<Object> list = list(where, wanted.getComponentType(), value);
            Object array = Array.newInstance(wanted.getComponentType(), list.size());
            for (int i = 0; i < list.size(); i++) {
                Array.set(array, i, list.get(i));
            }
            return array;
        }
        return simple(where, wanted, value);
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

    private static Object simple(String where, Class<?> wanted, Object value) {
        Class<?> boxed = java.lang.invoke.MethodType.methodType(wanted).wrap().returnType();
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
        throw mismatch(where, wanted, value);
    }

    private static Object number(String where, Class<?> wanted, Number number) {
        boolean whole = wanted == Integer.class || wanted == Long.class;
        boolean tooLarge = wanted == Integer.class && number.intValue() != number.longValue();
        if (whole && number.doubleValue() % 1 != 0 || tooLarge) {
            throw new IllegalArgumentException(where + " expects " + wanted + " but received " + number);
        }
        if (wanted == Integer.class) {
            return number.intValue();
        }
        if (wanted == Long.class) {
            return number.longValue();
        }
        return wanted == Float.class ? (Object) number.floatValue() : (Object) number.doubleValue();
    }

    private static Object read(String where, Class<?> wanted, String text) {
        try {
            if (wanted.isEnum()) {
                return Arrays.stream(wanted.getEnumConstants())
                        .filter(each -> ((Enum<?>) each).name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(where + ": there is no " + text + " among "
                                + Arrays.toString(wanted.getEnumConstants())));
            }
            if (wanted == Integer.class) {
                return Integer.valueOf(text);
            }
            if (wanted == Long.class) {
                return Long.valueOf(text);
            }
            if (wanted == Double.class) {
                return Double.valueOf(text);
            }
            if (wanted == Boolean.class && text.toLowerCase(Locale.ENGLISH).matches("true|false")) {
                return Boolean.valueOf(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + " expects a number but received '" + text + "'", e);
        }
        if (wanted == Secret.class) {
            return Secret.fromString(text);
        }
        return wanted == Result.class ? Result.fromString(text) : null;
    }

    private static Object describable(String where, Class<?> wanted, Map<?, ?> value) {
        Map<String, Object> arguments = new HashMap<>();
        value.forEach((key, each) -> arguments.put(key.toString(), each));
        Object named = arguments.remove(CLASS);
        if (named == null && java.lang.reflect.Modifier.isAbstract(wanted.getModifiers())) {
            throw new IllegalArgumentException(where + ": say which " + wanted.getSimpleName() + " by " + CLASS);
        }
        Class<?> type = named == null ? wanted : classOf(where, wanted, named.toString());
        return DataBinder.bind(type, arguments);
    }

    private static Class<?> classOf(String where, Class<?> wanted, String name) {
        for (Descriptor<?> descriptor : Jenkins.get().getExtensionList(Descriptor.class)) {
            Class<? extends Describable<?>> type = descriptor.clazz;
            boolean matches =
                    type.getName().equals(name) || type.getSimpleName().equals(name);
            if (matches && wanted.isAssignableFrom(type)) {
                return type;
            }
        }
        throw new IllegalArgumentException(where + ": no known implementation of " + wanted + " is named " + name);
    }

    private static IllegalArgumentException mismatch(String where, Class<?> wanted, Object value) {
        return new IllegalArgumentException(where + " expects " + wanted + " but received " + value.getClass());
    }
}

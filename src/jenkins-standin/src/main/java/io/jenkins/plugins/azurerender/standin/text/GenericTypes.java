package io.jenkins.plugins.azurerender.standin.text;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

/** Resolves type parameters. */
public final class GenericTypes {
    private GenericTypes() {}

    /** Returns the raw class of the first type argument that the class passes to the generic superclass. */
    public static Class<?> argumentOf(Class<?> type, Class<?> genericSuperclass) {
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        Class<?> current = type;
        while (current != null && current != genericSuperclass) {
            Type parent = current.getGenericSuperclass();
            if (parent instanceof ParameterizedType parameterized) {
                current = (Class<?>) parameterized.getRawType();
                TypeVariable<?>[] names = current.getTypeParameters();
                for (int i = 0; i < names.length; i++) {
                    known.put(names[i], parameterized.getActualTypeArguments()[i]);
                }
            } else {
                current = (Class<?>) parent;
            }
        }
        return current == null ? Object.class : rawType(current.getTypeParameters()[0], known);
    }

    /** Returns the raw class of the type. */
    public static Class<?> rawType(Type type) {
        return rawType(type, Map.of());
    }

    private static Class<?> rawType(Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof Class<?> simple) {
            return simple;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof TypeVariable<?> variable) {
            Type value = known.get(variable);
            return rawType(value == null || value.equals(variable) ? variable.getBounds()[0] : value, known);
        }
        if (type instanceof WildcardType wildcard) {
            return rawType(wildcard.getUpperBounds()[0], known);
        }
        return rawType(((GenericArrayType) type).getGenericComponentType(), known)
                .arrayType();
    }
}

package org.jenkinsci.plugins.structs.describable;

import hudson.model.Describable;
import io.jenkins.plugins.azurerender.standin.text.GenericTypes;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A parameter of a {@link DescribableModel}. */
public final class DescribableParameter {
    private final Class<?> owner;
    private final Type type;
    private final String name;
    private final boolean required;

    DescribableParameter(Class<?> owner, Type type, String name, boolean required) {
        this.owner = owner;
        this.type = type;
        this.name = name;
        this.required = required;
    }

    /** Returns the raw type. */
    @SuppressWarnings("rawtypes")
    public Class getErasedType() {
        return GenericTypes.rawType(type);
    }

    /** Returns the name. */
    public String getName() {
        return name;
    }

    /** Returns whether it is a parameter of the constructor. */
    public boolean isRequired() {
        return required;
    }

    /** Returns the value of the object, with nested objects as {@link UninstantiatedDescribable}s. */
    Object inspect(Object object) {
        try {
            return uninstantiated(getter().invoke(object), type);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException(e);
        }
    }

    private Method getter() throws NoSuchMethodException {
        String capitalized = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        try {
            return owner.getMethod("get" + capitalized);
        } catch (NoSuchMethodException e) {
            return owner.getMethod("is" + capitalized);
        }
    }

    private static Object uninstantiated(Object value, Type type) {
        if (value instanceof Collection<?> collection) {
            Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : Object.class;
            List<Object> list = new ArrayList<>();
            collection.forEach(each -> list.add(uninstantiated(each, element)));
            return list;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Describable<?>) {
            UninstantiatedDescribable nested = UninstantiatedDescribable.from(value);
            if (type != value.getClass()) {
                nested.setKlass(value.getClass().getSimpleName());
            }
            return nested;
        }
        return value;
    }
}

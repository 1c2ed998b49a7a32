package io.jenkins.plugins.azurerender.official;

import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.azurerender.settings.EnvironmentVariable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Creates steps and sets every option of a form to a value other than its default. */
final class NonDefaultOptions {

    /** Options that Azure retired. They are rejected with an explanation and are not part of the form. */
    private static final Set<String> RETIRED = Set.of("applicationLicenses", "certificates");

    private NonDefaultOptions() {}

    /** Creates an object with its data-bound constructor; text arguments are {@code name}. */
    static Object create(Class<?> type) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                        .map(parameter ->
                                parameter == String.class ? "name" : parameter == int.class ? (Object) 7 : null)
                        .toArray();
                return constructor.newInstance(arguments);
            }
        }
        throw new IllegalArgumentException(type + " has no data-bound constructor");
    }

    static void fill(Object bean) throws ReflectiveOperationException {
        for (Method setter : bean.getClass().getMethods()) {
            if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                String name = setter.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                        + setter.getName().substring(4);
                if (!RETIRED.contains(name)) {
                    Object option = lastOption(bean, name);
                    setter.invoke(bean, option != null ? option : value(bean, setter, name));
                }
            }
        }
    }

    /** Returns the last option of the drop-down list, which is never the default; null when the field has no list. */
    private static Object lastOption(Object bean, String name) throws ReflectiveOperationException {
        String fill = "doFill" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Items";
        if (bean instanceof Describable<?> describable) {
            Descriptor<?> descriptor = describable.getDescriptor();
            for (Method method : descriptor.getClass().getMethods()) {
                if (method.getName().equals(fill)
                        && method.getParameterCount() == 0
                        && method.getReturnType() == ListBoxModel.class) {
                    ListBoxModel items = (ListBoxModel) method.invoke(descriptor);
                    return items.get(items.size() - 1).value;
                }
            }
        }
        return null;
    }

    private static Object value(Object bean, Method setter, String name) throws ReflectiveOperationException {
        Class<?> type = setter.getParameterTypes()[0];
        if (type == String.class) {
            return "some " + name;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == double.class) {
            return 7.5;
        }
        if (type == boolean.class) {
            return !(boolean) bean.getClass()
                    .getMethod("is" + setter.getName().substring(3))
                    .invoke(bean);
        }
        if (type == List.class) {
            ParameterizedType list = (ParameterizedType) setter.getGenericParameterTypes()[0];
            return elements((Class<?>) list.getActualTypeArguments()[0], name);
        }
        return elements(type, name).get(0);
    }

    /** Returns one element, or one of each type when there are several. */
    private static List<?> elements(Class<?> type, String name) throws ReflectiveOperationException {
        if (!Modifier.isAbstract(type.getModifiers())) {
            return List.of(element(type, name));
        }
        List<Object> elements = new ArrayList<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (type.isAssignableFrom(descriptor.clazz)) {
                elements.add(element(descriptor.clazz, name));
            }
        }
        return elements;
    }

    private static Object element(Class<?> type, String name) throws ReflectiveOperationException {
        if (type == String.class) {
            return "some " + name;
        }
        if (type == EnvironmentVariable.class) {
            return new EnvironmentVariable("SCENE_QUALITY", "high");
        }
        Object element = create(type);
        fill(element);
        return element;
    }
}

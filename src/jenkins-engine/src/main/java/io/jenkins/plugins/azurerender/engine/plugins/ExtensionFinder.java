package io.jenkins.plugins.azurerender.engine.plugins;

import hudson.Extension;
import hudson.model.PersistentDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** Finds extensions through the index in META-INF/annotations and instantiates each one at the first access. */
public final class ExtensionFinder {
    private static final Logger LOGGER = Logger.getLogger(ExtensionFinder.class.getName());

    private final List<IndexItem<Extension, Object>> items = new ArrayList<>();
    private final Map<IndexItem<Extension, Object>, Object> instances = new HashMap<>();
    private final Map<Class<?>, List<?>> found = new HashMap<>();

    ExtensionFinder(ClassLoader loader) {
        for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
            items.add(item);
        }
        Comparator<IndexItem<Extension, Object>> byOrdinal =
                Comparator.comparing(item -> -item.annotation().ordinal());
        items.sort(byOrdinal.thenComparing(IndexItem::className));
    }

    /** Returns every extension of the type, the highest ordinal first. */
    public synchronized <T> List<T> find(Class<T> type) {
        @SuppressWarnings("unchecked")
        List<T> known = (List<T>) found.get(type);
        if (known != null) {
            return known;
        }
        List<T> extensions = new ArrayList<>();
        for (IndexItem<Extension, Object> item : items) {
            Object extension = type.isAssignableFrom(typeOf(item)) ? instantiate(item) : null;
            if (extension != null) {
                extensions.add(type.cast(extension));
            }
        }
        List<T> result = List.copyOf(extensions);
        found.put(type, result);
        return result;
    }

    private static Class<?> typeOf(IndexItem<Extension, Object> item) {
        try {
            return switch (item.kind()) {
                case TYPE -> (Class<?>) item.element();
                case METHOD -> ((java.lang.reflect.Method) item.element()).getReturnType();
                default -> ((java.lang.reflect.Field) item.element()).getType();
            };
        } catch (InstantiationException | LinkageError e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot load the extension " + item.className());
            return void.class;
        }
    }

    private Object instantiate(IndexItem<Extension, Object> item) {
        if (instances.containsKey(item)) {
            return instances.get(item);
        }
        Object extension = null;
        try {
            extension = item.element() instanceof Class<?> type ? construct(type) : item.instance();
        } catch (ReflectiveOperationException | LinkageError | AssertionError e) {
            Level level = item.annotation().optional() ? Level.FINE : Level.WARNING;
            LOGGER.log(level, e, () -> "Cannot instantiate the extension " + item.className());
        }
        instances.put(item, extension);
        if (extension instanceof PersistentDescriptor descriptor) {
            descriptor.load();
        }
        return extension;
    }

    private static Object construct(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}

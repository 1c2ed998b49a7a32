package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.XStreamException;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.reflection.ReflectionConverter;
import com.thoughtworks.xstream.converters.reflection.ReflectionProvider;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.mapper.Mapper;
import java.lang.reflect.Field;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads objects field by field; unknown fields and values that cannot be read are skipped. */
public final class RobustReflectionConverter extends ReflectionConverter {
    private static final Logger LOGGER = Logger.getLogger(RobustReflectionConverter.class.getName());

    /** Creates a converter that uses the names of the mapper. */
    public RobustReflectionConverter(Mapper mapper, ReflectionProvider reflectionProvider) {
        super(mapper, reflectionProvider);
    }

    @Override
    public Object doUnmarshal(Object result, HierarchicalStreamReader reader, UnmarshallingContext context) {
        while (reader.hasMoreChildren()) {
            reader.moveDown();
            int level = DepthTrackingReader.levelOf(reader);
            String name = mapper.realMember(result.getClass(), reader.getNodeName());
            Field field = reflectionProvider.getFieldOrNull(result.getClass(), name);
            if (field != null && fieldIsSaved(field)) {
                try {
                    read(result, field, reader, context);
                } catch (XStreamException | LinkageError e) {
                    LOGGER.log(Level.WARNING, e, () -> "Cannot read " + name + " of " + result.getClass());
                }
            }
            DepthTrackingReader.moveUpTo(reader, level);
            reader.moveUp();
        }
        return result;
    }

    private void read(Object result, Field field, HierarchicalStreamReader reader, UnmarshallingContext context) {
        String named = reader.getAttribute(mapper.aliasForSystemAttribute("class"));
        Class<?> type = named == null ? mapper.defaultImplementationOf(field.getType()) : mapper.realClass(named);
        Object value = unmarshallField(context, result, type, field);
        if (value == null || wrapped(field.getType()).isInstance(value)) {
            reflectionProvider.writeField(result, field.getName(), value, field.getDeclaringClass());
        }
    }

    private static Class<?> wrapped(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    private static boolean fieldIsSaved(Field field) {
        int modifiers = field.getModifiers();
        return !java.lang.reflect.Modifier.isTransient(modifiers) && !java.lang.reflect.Modifier.isStatic(modifiers);
    }
}

package io.jenkins.plugins.azurerender.steps;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.mapper.Mapper;
import hudson.model.Items;
import hudson.tasks.Builder;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps our options in a job's config.xml by the names that forms and Jenkinsfiles have for them, and only those that are
 * not at their default. So the file can be written by hand, and options that an update adds or moves around inside a
 * class mean in old files what they mean where they are left out.
 */
final class OptionsConverter implements Converter {

    private static final Logger LOGGER = Logger.getLogger(OptionsConverter.class.getName());
    private static final String OURS = "io.jenkins.plugins.azurerender.";

    private final Mapper mapper = Items.XSTREAM2.getMapper();

    /** To be called before the first of our options is read or written. */
    static void register() {
        Items.XSTREAM2.registerConverter(new OptionsConverter(), XStream.PRIORITY_NORMAL);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type != null
                && type.getName().startsWith(OURS)
                && !Builder.class.isAssignableFrom(type)
                && Option.constructor(type).isPresent();
    }

    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        try {
            Object untouched = make(source.getClass(), Map.of());
            for (Option option : Option.of(source.getClass()).values()) {
                Object value = option.of(source);
                if (!Objects.equals(value, option.of(untouched))) {
                    writer.startNode(option.name());
                    write(option, value, writer, context);
                    writer.endNode();
                }
            }
        } catch (ReflectiveOperationException x) {
            throw new ConversionException(x);
        }
    }

    private void write(Option option, Object value, HierarchicalStreamWriter writer, MarshallingContext context) {
        if (value instanceof List<?> list) {
            for (Object element : list) {
                writer.startNode(mapper.serializedClass(element.getClass()));
                context.convertAnother(element);
                writer.endNode();
            }
        } else if (value != null) {
            if (!option.type().isPrimitive() && value.getClass() != option.type()) {
                writer.addAttribute("class", mapper.serializedClass(value.getClass()));
            }
            context.convertAnother(value);
        }
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        Class<?> type = context.getRequiredType();
        Map<String, Option> options = Option.of(type);
        Map<String, Object> given = new HashMap<>();
        while (reader.hasMoreChildren()) {
            reader.moveDown();
            Option option = options.get(reader.getNodeName());
            if (option == null) {
                LOGGER.log(Level.WARNING, "A job has the option {0}, which {1} does not know", new Object[] {
                    reader.getNodeName(), type.getSimpleName()
                });
            } else {
                given.put(option.name(), read(option, reader, context));
            }
            reader.moveUp();
        }
        try {
            return make(type, given);
        } catch (ReflectiveOperationException x) {
            throw new ConversionException(x);
        }
    }

    private Object read(Option option, HierarchicalStreamReader reader, UnmarshallingContext context) {
        if (List.class.isAssignableFrom(option.type())) {
            List<Object> list = new ArrayList<>();
            while (reader.hasMoreChildren()) {
                reader.moveDown();
                list.add(context.convertAnother(null, mapper.realClass(reader.getNodeName())));
                reader.moveUp();
            }
            return list;
        }
        String named = reader.getAttribute("class");
        return context.convertAnother(null, named == null ? option.type() : mapper.realClass(named));
    }

    /** A new one; what is not given stays at its default. */
    private static Object make(Class<?> type, Map<String, Object> given) throws ReflectiveOperationException {
        Constructor<?> constructor = Option.constructor(type).orElseThrow();
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            Object none = Array.get(Array.newInstance(parameter.getType(), 1), 0);
            arguments.add(given.getOrDefault(parameter.getName(), none));
        }
        Object made = constructor.newInstance(arguments.toArray());
        for (Option option : Option.of(type).values()) {
            if (option.setter() != null && given.containsKey(option.name())) {
                option.setter().invoke(made, given.get(option.name()));
            }
        }
        return made;
    }
}

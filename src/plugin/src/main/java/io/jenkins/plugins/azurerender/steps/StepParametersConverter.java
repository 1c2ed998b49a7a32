package io.jenkins.plugins.azurerender.steps;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.mapper.Mapper;
import hudson.model.Describable;
import hudson.model.Items;
import hudson.tasks.Builder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * Stores the parameters of steps in a job's config.xml under the names they have in Jenkinsfiles; default values are not
 * stored. The file can be written by hand, and does not depend on the fields of the classes.
 */
final class StepParametersConverter implements Converter {

    private static final Logger LOGGER = Logger.getLogger(StepParametersConverter.class.getName());
    private static final List<String> PACKAGES =
            List.of("io.jenkins.plugins.azurerender.steps", "io.jenkins.plugins.azurerender.settings");

    private final Mapper mapper = Items.XSTREAM2.getMapper();

    /** Must be called before a step is read or written. */
    static void register() {
        Items.XSTREAM2.registerConverter(new StepParametersConverter(), XStream.PRIORITY_NORMAL);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type != null
                && Describable.class.isAssignableFrom(type)
                && !Builder.class.isAssignableFrom(type)
                && PACKAGES.contains(type.getPackageName());
    }

    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        write(UninstantiatedDescribable.from(source), writer, context);
    }

    private void write(UninstantiatedDescribable source, HierarchicalStreamWriter writer, MarshallingContext context) {
        source.getArguments().forEach((name, value) -> {
            writer.startNode(name);
            if (value instanceof List<?> list) {
                for (Object element : list) {
                    writer.startNode(mapper.serializedClass(type(element)));
                    writeValue(element, writer, context);
                    writer.endNode();
                }
            } else {
                if (value instanceof UninstantiatedDescribable
                        && type(value) != source.getModel().getParameter(name).getErasedType()) {
                    writer.addAttribute("class", mapper.serializedClass(type(value)));
                }
                writeValue(value, writer, context);
            }
            writer.endNode();
        });
    }

    private void writeValue(Object value, HierarchicalStreamWriter writer, MarshallingContext context) {
        if (value instanceof UninstantiatedDescribable nested) {
            write(nested, writer, context);
        } else if (value != null) {
            context.convertAnother(value);
        }
    }

    private static Class<?> type(Object value) {
        return value instanceof UninstantiatedDescribable nested
                ? nested.getModel().getType()
                : value.getClass();
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        Class<?> type = context.getRequiredType();
        DescribableModel<?> model = DescribableModel.of(type);
        Map<String, Object> arguments = new HashMap<>();
        while (reader.hasMoreChildren()) {
            reader.moveDown();
            DescribableParameter parameter = model.getParameter(reader.getNodeName());
            if (parameter == null) {
                LOGGER.log(Level.WARNING, "Ignoring unknown parameter {0} of {1} in a job", new Object[] {
                    reader.getNodeName(), type.getSimpleName()
                });
            } else {
                arguments.put(parameter.getName(), read(parameter, reader, context));
            }
            reader.moveUp();
        }
        try {
            return model.instantiate(arguments, null);
        } catch (IllegalArgumentException x) {
            throw new ConversionException(x);
        }
    }

    private Object read(DescribableParameter parameter, HierarchicalStreamReader reader, UnmarshallingContext context) {
        if (List.class.isAssignableFrom(parameter.getErasedType())) {
            List<Object> list = new ArrayList<>();
            while (reader.hasMoreChildren()) {
                reader.moveDown();
                list.add(context.convertAnother(null, mapper.realClass(reader.getNodeName())));
                reader.moveUp();
            }
            return list;
        }
        String type = reader.getAttribute("class");
        return context.convertAnother(null, type == null ? parameter.getErasedType() : mapper.realClass(type));
    }
}

package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import io.jenkins.plugins.azurerender.standin.remoting.AllowedClasses;

/** Rejects objects of classes that the class filter blocks. */
public final class ClassFilterConverter implements Converter {
    private static final String REASON = " for security reasons; see https://www.jenkins.io/redirect/class-filter/";

    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type != null && !AllowedClasses.isAllowed(type);
    }

    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        throw new UnsupportedOperationException(
                "Refusing to marshal " + source.getClass().getName() + REASON);
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        throw new ConversionException("Refusing to unmarshal " + reader.getNodeName() + REASON);
    }
}

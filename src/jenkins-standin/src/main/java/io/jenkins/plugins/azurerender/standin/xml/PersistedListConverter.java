package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.mapper.Mapper;
import hudson.util.PersistedList;
import java.lang.reflect.Constructor;

/** Writes a list that saves its owner as its elements alone; the owner is set by who reads. */
public final class PersistedListConverter extends RobustCollectionConverter {
    /** With the mapper's names. */
    public PersistedListConverter(Mapper mapper) {
        super(mapper);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type != null && PersistedList.class.isAssignableFrom(type);
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected Object createCollection(Class type) {
        try {
            @SuppressWarnings("unchecked")
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ConversionException("Cannot make a " + type.getName(), e);
        }
    }
}

package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.mapper.Mapper;
import hudson.util.PersistedList;
import java.lang.reflect.Constructor;

/** Writes only the elements of a {@link PersistedList}; the owner is set after reading. */
public final class PersistedListConverter extends RobustCollectionConverter {
    /** Creates a converter that uses the names of the mapper. */
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
            throw new ConversionException("Cannot instantiate " + type.getName(), e);
        }
    }
}

package io.jenkins.plugins.azurerender.standin.xml;

import com.thoughtworks.xstream.XStreamException;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.mapper.Mapper;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads collections; elements that cannot be read are skipped. */
public class RobustCollectionConverter extends CollectionConverter {
    private static final Logger LOGGER = Logger.getLogger(RobustCollectionConverter.class.getName());

    /** Creates a converter that uses the names of the mapper. */
    public RobustCollectionConverter(Mapper mapper) {
        super(mapper);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type == CopyOnWriteArrayList.class || super.canConvert(type);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    protected void populateCollection(
            HierarchicalStreamReader reader, UnmarshallingContext context, Collection collection, Collection target) {
        while (reader.hasMoreChildren()) {
            reader.moveDown();
            int level = DepthTrackingReader.levelOf(reader);
            String name = reader.getNodeName();
            try {
                target.add(readBareItem(reader, context, collection));
            } catch (XStreamException | LinkageError | UnsupportedOperationException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot read the element " + name);
            }
            DepthTrackingReader.moveUpTo(reader, level);
            reader.moveUp();
        }
    }
}

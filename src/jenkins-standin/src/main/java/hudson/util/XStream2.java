package hudson.util;

/** Stands for hudson.util.XStream2 of Jenkins 2.479.3. */
public class XStream2 extends com.thoughtworks.xstream.XStream {
    public XStream2(
            com.thoughtworks.xstream.converters.reflection.ReflectionProvider reflectionProvider,
            com.thoughtworks.xstream.io.HierarchicalStreamDriver hierarchicalStreamDriver,
            com.thoughtworks.xstream.core.ClassLoaderReference classLoaderReference,
            com.thoughtworks.xstream.mapper.Mapper mapper,
            com.thoughtworks.xstream.converters.ConverterLookup converterLookup,
            com.thoughtworks.xstream.converters.ConverterRegistry converterRegistry) {}

    public XStream2(com.thoughtworks.xstream.io.HierarchicalStreamDriver hierarchicalStreamDriver) {}

    public XStream2() {}

    public java.lang.Object unmarshal(
            com.thoughtworks.xstream.io.HierarchicalStreamReader hierarchicalStreamReader,
            java.lang.Object object,
            com.thoughtworks.xstream.converters.DataHolder dataHolder) {
        throw new UnsupportedOperationException();
    }

    public java.lang.Object unmarshal(
            com.thoughtworks.xstream.io.HierarchicalStreamReader hierarchicalStreamReader,
            java.lang.Object object,
            com.thoughtworks.xstream.converters.DataHolder dataHolder,
            boolean value) {
        throw new UnsupportedOperationException();
    }

    public void toXMLUTF8(java.lang.Object object, java.io.OutputStream outputStream) throws java.io.IOException {}

    public void addCompatibilityAlias(java.lang.String string, java.lang.Class type) {}

    public void addCriticalField(java.lang.Class<?> type, java.lang.String string) {}
}

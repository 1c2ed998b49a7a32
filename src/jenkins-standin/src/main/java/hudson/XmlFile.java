package hudson;

/** Stands for hudson.XmlFile of Jenkins 2.479.3. */
public final class XmlFile {
    public XmlFile(com.thoughtworks.xstream.XStream xStream, java.io.File file, boolean value) {}

    public XmlFile(com.thoughtworks.xstream.XStream xStream, java.io.File file) {}

    public XmlFile(java.io.File file) {}

    public void write(java.lang.Object object) throws java.io.IOException {}

    public java.lang.Object read() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public void delete() throws java.io.IOException {}

    public java.io.File getFile() {
        throw new UnsupportedOperationException();
    }

    public boolean exists() {
        return false;
    }

    public void mkdirs() throws java.io.IOException {}

    public java.lang.Object unmarshal(java.lang.Object object) throws java.io.IOException {
        throw new UnsupportedOperationException();
    }

    public com.thoughtworks.xstream.XStream getXStream() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String asString() throws java.io.IOException {
        throw new UnsupportedOperationException();
    }
}

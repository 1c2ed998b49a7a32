package hudson;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.XStreamException;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.xml.StaxDriver;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An XML configuration file, replaced atomically when it is written. */
public final class XmlFile {
    private static final XStream DEFAULT = new XStream2();

    private final XStream xstream;
    private final File file;

    /** Creates a file with the default converters. */
    public XmlFile(File file) {
        this(DEFAULT, file);
    }

    /** Creates a file with the converters of the XStream. */
    public XmlFile(XStream xstream, File file) {
        this.xstream = xstream;
        this.file = file;
    }

    /** Returns the object in the file. */
    public Object read() throws IOException {
        return unmarshal(null);
    }

    /** Loads the file into the object; creates a new object for null. */
    public Object unmarshal(Object target) throws IOException {
        HierarchicalStreamReader reader = null;
        try (InputStream in = Files.newInputStream(file.toPath())) {
            reader = new StaxDriver().createReader(in);
            return xstream.unmarshal(reader, target);
        } catch (XStreamException | UnsupportedOperationException e) {
            throw new IOException("Unable to read " + file, e);
        } finally {
            if (reader != null) {
                reader.close();
            }
        }
    }

    /** Writes the object through a temporary file in the same directory. */
    public void write(Object object) throws IOException {
        mkdirs();
        Path temporary = Files.createTempFile(file.getParentFile().toPath(), "atomic", "tmp");
        try {
            try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                out.write("<?xml version='1.1' encoding='UTF-8'?>\n");
                xstream.toXML(object, out);
            } catch (XStreamException | UnsupportedOperationException e) {
                throw new IOException("Unable to write " + file, e);
            }
            Files.move(temporary, file.toPath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Returns whether the file exists. */
    public boolean exists() {
        return file.exists();
    }

    /** Creates the parent directory. */
    public void mkdirs() throws IOException {
        Files.createDirectories(file.getParentFile().toPath());
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

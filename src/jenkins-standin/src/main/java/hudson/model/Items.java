package hudson.model;

import hudson.XmlFile;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;

/** Loads items and their configuration files. */
public class Items {
    /** Converts items to XML and back. */
    public static final XStream2 XSTREAM2 = new XStream2();

    static {
        XSTREAM2.alias("project", FreeStyleProject.class);
    }

    /** Loads an item from its directory. */
    @SuppressWarnings("rawtypes")
    public static Item load(ItemGroup parent, File dir) throws IOException {
        Item item = (Item) getConfigFile(dir).read();
        @SuppressWarnings("unchecked")
        ItemGroup<? extends Item> group = parent;
        item.onLoad(group, dir.getName());
        return item;
    }

    /** Returns the configuration file in the directory. */
    public static XmlFile getConfigFile(File dir) {
        return new XmlFile(XSTREAM2, new File(dir, "config.xml"));
    }
}

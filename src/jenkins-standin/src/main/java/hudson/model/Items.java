package hudson.model;

import hudson.XmlFile;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;

/** Stands for hudson.model.Items: how items are saved. */
public class Items {
    /** With the names of items in XML. */
    public static final XStream2 XSTREAM2 = new XStream2();

    static {
        XSTREAM2.alias("project", FreeStyleProject.class);
    }

    /** Reads an item from its folder. */
    @SuppressWarnings("rawtypes")
    public static Item load(ItemGroup parent, File dir) throws IOException {
        Item item = (Item) getConfigFile(dir).read();
        @SuppressWarnings("unchecked")
        ItemGroup<? extends Item> group = parent;
        item.onLoad(group, dir.getName());
        return item;
    }

    /** The file of the item in the folder. */
    public static XmlFile getConfigFile(File dir) {
        return new XmlFile(XSTREAM2, new File(dir, "config.xml"));
    }
}

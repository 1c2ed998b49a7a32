package hudson.model;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.Util;
import hudson.XmlFile;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;

/** An item with a name and a configuration file. */
@SuppressWarnings("rawtypes")
public abstract class AbstractItem extends Actionable implements Item, AccessControlled {
    /** The name in the parent. */
    protected transient String name;

    @SuppressFBWarnings(value = "UWF_UNWRITTEN_FIELD", justification = "read from config.xml")
    private volatile String displayName;

    private transient ItemGroup parent;

    /** Creates an item in the parent. */
    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = parent;
        doSetName(name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        this.parent = parent;
        doSetName(name);
    }

    /** Sets the name without renaming files. */
    protected void doSetName(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    @SuppressWarnings("unchecked")
    public ItemGroup<? extends Item> getParent() {
        return parent;
    }

    @Override
    public String getDisplayName() {
        return displayName == null ? name : displayName;
    }

    @Override
    public final String getFullName() {
        String above = parent.getFullName();
        return above.isEmpty() ? name : above + '/' + name;
    }

    @Override
    public final String getFullDisplayName() {
        String above = parent.getFullDisplayName();
        return above.isEmpty() ? getDisplayName() : above + " » " + getDisplayName();
    }

    @Override
    @SuppressWarnings("unchecked")
    public File getRootDir() {
        return parent.getRootDirFor(this);
    }

    /** Returns the configuration file. */
    public final XmlFile getConfigFile() {
        return Items.getConfigFile(getRootDir());
    }

    @Override
    public synchronized void save() throws IOException {
        getConfigFile().write(this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void delete() throws IOException, InterruptedException {
        checkPermission(DELETE);
        performDelete();
        parent.onDeleted(this);
    }

    /** Deletes the files of the item. */
    protected void performDelete() throws IOException, InterruptedException {
        Util.deleteRecursive(getRootDir());
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public String toString() {
        return super.toString() + '[' + (parent == null ? "?/" + name : getFullName()) + ']';
    }
}

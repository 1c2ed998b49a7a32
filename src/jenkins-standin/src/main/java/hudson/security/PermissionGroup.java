package hudson.security;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jvnet.localizer.Localizable;

/** The permissions on objects of one class. */
public final class PermissionGroup implements Iterable<Permission> {
    /** The class. */
    @SuppressWarnings("rawtypes")
    public final Class owner;

    /** The display name. */
    public final Localizable title;

    private final List<Permission> permissions = new CopyOnWriteArrayList<>();

    /** Creates the group of the class. */
    @SuppressWarnings("rawtypes")
    public PermissionGroup(Class owner, Localizable title) {
        this.owner = owner;
        this.title = title;
    }

    void add(Permission permission) {
        permissions.add(permission);
    }

    @Override
    public Iterator<Permission> iterator() {
        return permissions.iterator();
    }
}

package hudson.security;

import io.jenkins.plugins.azurerender.standin.text.FixedText;
import org.jvnet.localizer.Localizable;

/** A permission. */
public final class Permission {
    /** The group of the generic permissions. */
    public static final PermissionGroup GROUP = new PermissionGroup(Permission.class, FixedText.of("N/A"));

    private static final PermissionGroup OVERALL =
            new PermissionGroup(jenkins.model.Jenkins.class, FixedText.of("Overall"));

    /** Permission to do everything. */
    public static final Permission HUDSON_ADMINISTER =
            new Permission(OVERALL, "Administer", FixedText.of("Everything."), null, true, new PermissionScope[] {});

    /** Generic permission to read. */
    public static final Permission READ = general("GenericRead", HUDSON_ADMINISTER);

    /** Generic permission to write. */
    public static final Permission WRITE = general("GenericWrite", HUDSON_ADMINISTER);

    /** Generic permission to create. */
    public static final Permission CREATE = general("GenericCreate", WRITE);

    /** Generic permission to update. */
    public static final Permission UPDATE = general("GenericUpdate", WRITE);

    /** Generic permission to delete. */
    public static final Permission DELETE = general("GenericDelete", WRITE);

    /** Generic permission to configure. */
    public static final Permission CONFIGURE = general("GenericConfigure", UPDATE);

    /** The class to whose objects the permission applies. */
    @SuppressWarnings("rawtypes")
    public final Class owner;

    /** The group. */
    public final PermissionGroup group;

    /** The name in the group. */
    public final String name;

    /** The description. */
    public final Localizable description;

    /** The permission that includes this one; null when none does. */
    public final Permission impliedBy;

    /** Whether the permission is checked; when it is disabled, {@link #impliedBy} is checked. */
    public boolean enabled;

    /** Creates a permission and adds it to its group. */
    public Permission(
            PermissionGroup group,
            String name,
            Localizable description,
            Permission impliedBy,
            boolean enable,
            PermissionScope[] scopes) {
        this.owner = group.owner;
        this.group = group;
        this.name = name;
        this.description = description;
        this.impliedBy = impliedBy;
        this.enabled = enable;
        group.add(this);
    }

    private static Permission general(String name, Permission impliedBy) {
        return new Permission(GROUP, name, FixedText.of(name), impliedBy, true, new PermissionScope[] {});
    }

    @Override
    public String toString() {
        return "Permission[" + owner + "," + name + "]";
    }
}

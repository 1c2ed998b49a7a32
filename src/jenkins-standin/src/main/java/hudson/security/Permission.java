package hudson.security;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.jenkins.plugins.azurerender.standin.text.FixedText;
import org.jvnet.localizer.Localizable;

/** Stands for hudson.security.Permission: leave to do something. */
@SuppressFBWarnings(value = "PA_PUBLIC_PRIMITIVE_ATTRIBUTE", justification = "the real type has this public field")
public final class Permission {
    /** The group of the general permissions. */
    public static final PermissionGroup GROUP = new PermissionGroup(Permission.class, FixedText.of("N/A"));

    private static final PermissionGroup OVERALL =
            new PermissionGroup(jenkins.model.Jenkins.class, FixedText.of("Overall"));

    /** To do anything. */
    public static final Permission HUDSON_ADMINISTER =
            new Permission(OVERALL, "Administer", FixedText.of("Everything."), null, true, new PermissionScope[] {});

    /** To do anything. */
    public static final Permission FULL_CONTROL = general("FullControl", HUDSON_ADMINISTER);

    /** To see things. */
    public static final Permission READ = general("GenericRead", HUDSON_ADMINISTER);

    /** To change things. */
    public static final Permission WRITE = general("GenericWrite", HUDSON_ADMINISTER);

    /** To make things. */
    public static final Permission CREATE = general("GenericCreate", WRITE);

    /** To change values. */
    public static final Permission UPDATE = general("GenericUpdate", WRITE);

    /** To delete things. */
    public static final Permission DELETE = general("GenericDelete", WRITE);

    /** To change configuration. */
    public static final Permission CONFIGURE = general("GenericConfigure", UPDATE);

    /** The class it is about. */
    @SuppressWarnings("rawtypes")
    public final Class owner;

    /** Its group. */
    public final PermissionGroup group;

    /** Its name in the group. */
    public final String name;

    /** What it allows. */
    public final Localizable description;

    /** Who has this one has it too; null when none. */
    public final Permission impliedBy;

    /** Whether it counts; else the one that implies it counts. */
    public boolean enabled;

    /** With everything. */
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

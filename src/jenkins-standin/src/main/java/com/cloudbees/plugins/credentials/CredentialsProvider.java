package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.azurerender.standin.text.FixedText;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Looks up credentials. */
@SuppressWarnings("rawtypes")
public abstract class CredentialsProvider extends Descriptor<CredentialsProvider>
        implements ExtensionPoint, Describable<CredentialsProvider> {
    /** The permissions on credentials. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(CredentialsProvider.class, FixedText.of("Credentials"));

    /** Permission to use the credentials of a job. */
    public static final Permission USE_ITEM = permission(
            "UseItem", Item.CONFIGURE, Boolean.getBoolean("com.cloudbees.plugins.credentials.UseItemPermission"));

    /** Creates a descriptor that describes itself. */
    @SuppressWarnings("unchecked")
    public CredentialsProvider() {
        super(self());
    }

    private static Permission permission(String name, Permission impliedBy, boolean enabled) {
        return new Permission(
                GROUP, name, FixedText.of(name), impliedBy, enabled, new PermissionScope[] {PermissionScope.ITEM});
    }

    @Override
    public Descriptor<CredentialsProvider> getDescriptor() {
        return this;
    }

    /** Returns all extensions of this type. */
    public static ExtensionList<CredentialsProvider> all() {
        return ExtensionList.lookup(CredentialsProvider.class);
    }

    /** Returns this provider's credentials that the user may use in the item. */
    public <C extends Credentials> List<C> getCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        return getCredentialsInItemGroup(type, item.getParent(), authentication, domainRequirements);
    }

    /** Returns this provider's credentials that the user may use in the group. */
    public <C extends Credentials> List<C> getCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        return List.of();
    }

    /** Returns the credentials that the user may use in the item; a null item means the root of Jenkins. */
    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        if (item == null) {
            return lookupCredentialsInItemGroup(type, Jenkins.get(), authentication, domainRequirements);
        }
        Authentication who = authentication == null ? ACL.SYSTEM2 : authentication;
        List<C> found = new ArrayList<>();
        all().forEach(provider -> found.addAll(provider.getCredentialsInItem(type, item, who, domainRequirements)));
        return found;
    }

    /** Returns the credentials that the user may use in the group; a null group means the root of Jenkins. */
    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type,
            ItemGroup itemGroup,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        ItemGroup group = itemGroup == null ? (ItemGroup) Jenkins.get() : itemGroup;
        Authentication who = authentication == null ? ACL.SYSTEM2 : authentication;
        List<C> found = new ArrayList<>();
        all().forEach(provider ->
                found.addAll(provider.getCredentialsInItemGroup(type, group, who, domainRequirements)));
        return found;
    }

    /** Returns the credentials with the id that the build may use, or null. */
    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> domainRequirements) {
        List<C> found = lookupCredentialsInItem(type, run.getParent(), ACL.SYSTEM2, domainRequirements);
        C credentials = CredentialsMatchers.firstOrNull(found, CredentialsMatchers.withId(id));
        return credentials == null ? null : type.cast(credentials.forRun(run));
    }

    /** Returns the credentials; a real Jenkins also records that the item uses them. */
    public static <C extends Credentials> C track(Item item, C credentials) {
        return credentials;
    }

    /** Returns the credentials; a real Jenkins also records that the build uses them. */
    public static <C extends Credentials> C track(Run build, C credentials) {
        return credentials;
    }
}

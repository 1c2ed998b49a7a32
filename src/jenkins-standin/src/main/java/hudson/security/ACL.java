package hudson.security;

/** Stands for hudson.security.ACL of Jenkins 2.479.3. */
public abstract class ACL {
    public static final java.lang.String ANONYMOUS_USERNAME = "anonymous";
    public static final java.lang.String SYSTEM_USERNAME = "SYSTEM";
    public static final org.springframework.security.core.Authentication SYSTEM2 = null;

    public ACL() {}

    public final void checkPermission(hudson.security.Permission permission) {}

    public static hudson.security.ACLContext as(hudson.model.User user) {
        throw new UnsupportedOperationException();
    }

    public final boolean hasPermission(hudson.security.Permission permission) {
        return false;
    }

    public final void checkAnyPermission(hudson.security.Permission... values) {}

    public final boolean hasAnyPermission(hudson.security.Permission... values) {
        return false;
    }

    public boolean hasPermission2(
            org.springframework.security.core.Authentication authentication, hudson.security.Permission permission) {
        return false;
    }

    @Deprecated
    public static org.springframework.security.core.context.SecurityContext impersonate2(
            org.springframework.security.core.Authentication authentication) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public static <V, T extends java.lang.Exception> V impersonate2(
            org.springframework.security.core.Authentication authentication, hudson.remoting.Callable<V, T> callable)
            throws T {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public static void impersonate2(
            org.springframework.security.core.Authentication authentication, java.lang.Runnable runnable) {}

    public static hudson.security.ACLContext as2(org.springframework.security.core.Authentication authentication) {
        throw new UnsupportedOperationException();
    }

    public static boolean isAnonymous2(org.springframework.security.core.Authentication authentication) {
        return false;
    }

    public static hudson.security.ACL lambda2(
            java.util.function.BiFunction<
                            org.springframework.security.core.Authentication,
                            hudson.security.Permission,
                            java.lang.Boolean>
                    biFunction) {
        throw new UnsupportedOperationException();
    }

    public final void checkCreatePermission(
            hudson.model.ItemGroup itemGroup, hudson.model.TopLevelItemDescriptor topLevelItemDescriptor) {}
}

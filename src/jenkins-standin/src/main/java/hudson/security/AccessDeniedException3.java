package hudson.security;

/** Stands for hudson.security.AccessDeniedException3 of Jenkins 2.479.3. */
public class AccessDeniedException3 extends org.springframework.security.access.AccessDeniedException {
    public final org.springframework.security.core.Authentication authentication = null;
    public final hudson.security.Permission permission = null;

    public AccessDeniedException3(
            org.springframework.security.core.Authentication authentication, hudson.security.Permission permission) {
        super(null);
    }

    public AccessDeniedException3(
            java.lang.Throwable throwable,
            org.springframework.security.core.Authentication authentication,
            hudson.security.Permission permission) {
        super(null);
    }

    public void report(java.io.PrintWriter printWriter) {}
}

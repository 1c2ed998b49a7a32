package jenkins.security;

/** Stands for jenkins.security.Roles of Jenkins 2.479.3. */
public class Roles {
    public static final org.jenkinsci.remoting.Role MASTER = null;
    public static final org.jenkinsci.remoting.Role SLAVE = null;

    Roles() {}
}

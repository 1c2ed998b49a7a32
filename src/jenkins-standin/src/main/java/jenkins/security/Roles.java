package jenkins.security;

import org.jenkinsci.remoting.Role;

/** Stands for jenkins.security.Roles: the ends of a channel. */
public class Roles {
    /** The controller. */
    public static final Role MASTER = new Role("master");
    /** An agent. */
    public static final Role SLAVE = new Role("slave");

    private Roles() {}
}

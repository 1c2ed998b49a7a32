package hudson.security;

/** Stands for hudson.security.ACLContext of Jenkins 2.479.3. */
public class ACLContext implements java.lang.AutoCloseable {
    ACLContext() {}

    public void close() {}

    public org.springframework.security.core.context.SecurityContext getPreviousContext2() {
        throw new UnsupportedOperationException();
    }
}

package hudson.model;

/** Stands for hudson.model.User of Jenkins 2.479.3. */
public class User extends hudson.model.AbstractModelObject
        implements hudson.security.AccessControlled, hudson.model.Saveable, java.lang.Comparable<hudson.model.User> {
    User() {}

    public int compareTo(hudson.model.User user) {
        return 0;
    }

    public static hudson.model.User current() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getId() {
        throw new UnsupportedOperationException();
    }

    public void save() throws java.io.IOException {}

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getFullName() {
        throw new UnsupportedOperationException();
    }

    public static hudson.model.User getById(java.lang.String string, boolean value) {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getUrl() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public org.springframework.security.core.Authentication impersonate2() {
        throw new UnsupportedOperationException();
    }
}

package hudson.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** A user with an id, kept in memory. */
public class User extends AbstractModelObject {
    private static final Map<String, User> ALL = new ConcurrentHashMap<>();

    private final String id;

    private User(String id) {
        this.id = id;
    }

    /** Returns the user with the id; null when there is none and {@code create} is false. */
    public static User getById(String id, boolean create) {
        return create ? ALL.computeIfAbsent(id, User::new) : ALL.get(id);
    }

    /** Returns the current user; null for an anonymous one. */
    public static User current() {
        Authentication who = Jenkins.getAuthentication2();
        return hudson.security.ACL.isAnonymous2(who) ? null : getById(who.getName(), true);
    }

    /** Returns the id. */
    public String getId() {
        return id;
    }

    @Override
    public String getDisplayName() {
        return id;
    }
}

package hudson.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Stands for hudson.model.User: someone with an id; kept in memory. */
public class User extends AbstractModelObject {
    private static final Map<String, User> ALL = new ConcurrentHashMap<>();

    private final String id;

    private User(String id) {
        this.id = id;
    }

    /** The user of this id; null when there is none and none is to be made. */
    public static User getById(String id, boolean create) {
        return create ? ALL.computeIfAbsent(id, User::new) : ALL.get(id);
    }

    /** The user of this thread, null for nobody in particular. */
    public static User current() {
        Authentication who = Jenkins.getAuthentication2();
        return hudson.security.ACL.isAnonymous2(who) ? null : getById(who.getName(), true);
    }

    /** The id. */
    public String getId() {
        return id;
    }

    @Override
    public String getDisplayName() {
        return id;
    }
}

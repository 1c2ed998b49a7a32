package io.jenkins.plugins.azurerender.standin.security;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Finds the credentials of the system, by domain. */
public final class DomainCredentials {
    private DomainCredentials() {}

    /** Returns a copy with modifiable lists, which always contains the global domain. */
    public static Map<Domain, List<Credentials>> changeable(Map<Domain, List<Credentials>> credentials) {
        Map<Domain, List<Credentials>> copy = new LinkedHashMap<>();
        copy.put(Domain.global(), new CopyOnWriteArrayList<>());
        if (credentials != null) {
            credentials.forEach((domain, list) ->
                    copy.put(domain, list instanceof CopyOnWriteArrayList ? list : new CopyOnWriteArrayList<>(list)));
        }
        return copy;
    }

    /**
     * Returns the credentials of the type that the user may use in the context. System credentials are visible only in
     * Jenkins itself.
     */
    public static <C extends Credentials> List<C> find(Class<C> type, Object context, Authentication who) {
        AccessControlled place = context instanceof AccessControlled controlled ? controlled : Jenkins.get();
        boolean allowed = who.equals(ACL.SYSTEM2) || place.hasPermission2(who, CredentialsProvider.USE_ITEM);
        List<C> found = new ArrayList<>();
        if (allowed) {
            for (List<Credentials> list : SystemCredentialsProvider.getInstance()
                    .getDomainCredentialsMap()
                    .values()) {
                for (Credentials credentials : list) {
                    if (type.isInstance(credentials) && isVisible(credentials, context)) {
                        found.add(type.cast(credentials));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isVisible(Credentials credentials, Object context) {
        CredentialsScope scope = credentials.getScope();
        return scope != CredentialsScope.SYSTEM || context == null || context instanceof Jenkins;
    }
}

package io.jenkins.plugins.azurerender.standin.security;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.model.Item;
import hudson.model.Run;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which builds and jobs used which credentials, for tests to ask; kept in memory. */
public final class CredentialsUsage {
    private static final Map<String, Set<String>> BY_USER = new ConcurrentHashMap<>();

    private CredentialsUsage() {}

    /** Remembers a use by a build. */
    public static void remember(Run<?, ?> build, Credentials credentials) {
        remember(build.getExternalizableId(), credentials);
    }

    /** Remembers a use by a job. */
    public static void remember(Item item, Credentials credentials) {
        remember(item.getFullName(), credentials);
    }

    private static void remember(String user, Credentials credentials) {
        if (credentials instanceof IdCredentials identified) {
            BY_USER.computeIfAbsent(user, key -> ConcurrentHashMap.newKeySet()).add(identified.getId());
        }
    }

    /** The ids of the credentials that the build used. */
    public static Set<String> of(Run<?, ?> build) {
        return Set.copyOf(BY_USER.getOrDefault(build.getExternalizableId(), Set.of()));
    }

    /** The ids of the credentials that the job used. */
    public static Set<String> of(Item item) {
        return Set.copyOf(BY_USER.getOrDefault(item.getFullName(), Set.of()));
    }

    /** Forgets all uses. */
    public static void forget() {
        BY_USER.clear();
    }
}

package io.jenkins.plugins.azurerender.standin;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.model.Run;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which builds used which credentials, for tests to ask; kept in memory. */
public final class CredentialsUse {
    private static final Map<String, Set<String>> BY_BUILD = new ConcurrentHashMap<>();

    private CredentialsUse() {}

    /** Remembers a use. */
    public static void remember(Run<?, ?> build, Credentials credentials) {
        if (credentials instanceof IdCredentials identified) {
            BY_BUILD.computeIfAbsent(build.getExternalizableId(), key -> ConcurrentHashMap.newKeySet())
                    .add(identified.getId());
        }
    }

    /** The ids of the credentials that the build used. */
    public static Set<String> of(Run<?, ?> build) {
        return Set.copyOf(BY_BUILD.getOrDefault(build.getExternalizableId(), Set.of()));
    }

    static void forget() {
        BY_BUILD.clear();
    }
}

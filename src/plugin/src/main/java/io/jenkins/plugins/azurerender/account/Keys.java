package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Run;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The keys within reach of a build, or of the controller itself. */
interface Keys {

    <C extends AccountKey> Optional<C> find(String id, Class<C> type);

    /** To be told of each key that is made use of. */
    void used(AccountKey key);

    /** Ends a sentence about credentials that were not found. */
    String whyNot();

    /** Those of the build's folders and of Jenkins; their use is tracked. */
    static Keys of(Run<?, ?> run) {
        return new Keys() {
            @Override
            public <C extends AccountKey> Optional<C> find(String id, Class<C> type) {
                return Optional.ofNullable(CredentialsProvider.findCredentialById(id, type, run, List.of()));
            }

            @Override
            public void used(AccountKey key) {
                CredentialsProvider.track(run, key);
            }

            @Override
            public String whyNot() {
                return "this build cannot find: check that they exist, are of the right kind and may be used by this job";
            }
        };
    }

    /** Those of Jenkins alone. */
    static Keys ofController() {
        return new Keys() {
            @Override
            public <C extends AccountKey> Optional<C> find(String id, Class<C> type) {
                List<C> all =
                        CredentialsProvider.lookupCredentialsInItemGroup(type, Jenkins.get(), ACL.SYSTEM2, List.of());
                return Optional.ofNullable(CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)));
            }

            @Override
            public void used(AccountKey key) {
                // there is no build that the use could be noted with
            }

            @Override
            public String whyNot() {
                return "the controller itself cannot find: those in a folder serve the builds of that folder alone";
            }
        };
    }
}

package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** The credentials within reach of a build, of a job, or of the controller itself. */
interface CredentialsLookup {

    <C extends StandardCredentials> Optional<C> find(String id, Class<C> type);

    /** To be told of each that is made use of. */
    void used(StandardCredentials credentials);

    /** Ends a sentence about credentials that were not found. */
    String whyNot();

    /** Those of the build's folders and of Jenkins; their use is tracked. */
    static CredentialsLookup of(Run<?, ?> run) {
        return new CredentialsLookup() {
            @Override
            public <C extends StandardCredentials> Optional<C> find(String id, Class<C> type) {
                return Optional.ofNullable(CredentialsProvider.findCredentialById(id, type, run, List.of()));
            }

            @Override
            public void used(StandardCredentials credentials) {
                CredentialsProvider.track(run, credentials);
            }

            @Override
            public String whyNot() {
                return "check that they exist, are of the right kind and can be used by this job";
            }
        };
    }

    /** Those of an item's folders and of Jenkins, as its builds would find them; their use is tracked. */
    static CredentialsLookup of(Item item) {
        return new CredentialsLookup() {
            @Override
            public <C extends StandardCredentials> Optional<C> find(String id, Class<C> type) {
                Authentication who = item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
                List<C> all = CredentialsProvider.lookupCredentialsInItem(type, item, who, List.of());
                return Optional.ofNullable(CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)));
            }

            @Override
            public void used(StandardCredentials credentials) {
                CredentialsProvider.track(item, credentials);
            }

            @Override
            public String whyNot() {
                return "check that they exist, are of the right kind and can be used by this job";
            }
        };
    }

    /** Those of Jenkins alone. */
    static CredentialsLookup ofController() {
        return new CredentialsLookup() {
            @Override
            public <C extends StandardCredentials> Optional<C> find(String id, Class<C> type) {
                List<C> all =
                        CredentialsProvider.lookupCredentialsInItemGroup(type, Jenkins.get(), ACL.SYSTEM2, List.of());
                return Optional.ofNullable(CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)));
            }

            @Override
            public void used(StandardCredentials credentials) {
                // there is no build that the use could be noted with
            }

            @Override
            public String whyNot() {
                return "check that they exist; the controller itself cannot use credentials of a folder";
            }
        };
    }
}

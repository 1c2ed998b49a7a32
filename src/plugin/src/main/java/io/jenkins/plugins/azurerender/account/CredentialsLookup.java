package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
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

/** Finds the credentials that a build, a job or the controller can use. */
interface CredentialsLookup {

    <C extends StandardCredentials> Optional<C> find(String id, Class<C> type);

    /** Tracks the use of credentials. */
    void used(StandardCredentials credentials);

    /** Returns the end of a sentence about credentials that were not found. */
    String whyNot();

    /**
     * Whether an administrator added the credentials to those of Jenkins itself. Compares instances, because credentials with the
     * same ID are equal.
     */
    static boolean isGlobal(StandardCredentials credentials) {
        return SystemCredentialsProvider.getInstance().getDomainCredentialsMap().values().stream()
                .flatMap(List::stream)
                .anyMatch(one -> one == credentials);
    }

    /** Finds credentials of the folders of a build and of Jenkins, and tracks their use. */
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
                return "check that they exist, have the right type and can be used by this job";
            }
        };
    }

    /** Finds credentials of the folders of an item and of Jenkins, as its builds do, and tracks their use. */
    static CredentialsLookup of(Item item) {
        return new CredentialsLookup() {
            @Override
            public <C extends StandardCredentials> Optional<C> find(String id, Class<C> type) {
                Authentication user = item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
                List<C> all = CredentialsProvider.lookupCredentialsInItem(type, item, user, List.of());
                return Optional.ofNullable(CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)));
            }

            @Override
            public void used(StandardCredentials credentials) {
                CredentialsProvider.track(item, credentials);
            }

            @Override
            public String whyNot() {
                return "check that they exist, have the right type and can be used by this job";
            }
        };
    }

    /** Finds global credentials only. */
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
                // no build or job to track the use for
            }

            @Override
            public String whyNot() {
                return "check that they exist; the controller cannot use credentials of a folder";
            }
        };
    }
}

package io.jenkins.plugins.azurerender.ui;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** The cancellations requested since Jenkins started. Kept in memory only: after a restart the button is shown again. */
@Extension
public final class Cancellations {

    private final Map<RenderRecord, Cancellation> requested = Collections.synchronizedMap(new WeakHashMap<>());

    static Cancellations get() {
        return ExtensionList.lookupSingleton(Cancellations.class);
    }

    /** Returns the last cancellation of this render. */
    Optional<Cancellation> find(RenderRecord record) {
        return Optional.ofNullable(requested.get(record));
    }

    /**
     * Terminates the render's Batch job in the background, in the name of the current user.
     *
     * @return {@code false} if this was requested before and has not failed
     */
    boolean request(RenderRecord record, Run<?, ?> run) {
        User user = User.current();
        Cancellation cancellation = new Cancellation(user == null ? "" : user.getId());
        Cancellation current =
                requested.merge(record, cancellation, (earlier, latest) -> earlier.isRequested() ? earlier : latest);
        if (current != cancellation) {
            return false;
        }
        RenderExecutors.get()
                .cleanUp(
                        Peers.of(RenderCloud.batchUrl(record.getAccount())),
                        () -> cancellation.terminate(record, run),
                        cancellation::fail);
        return true;
    }
}

package io.jenkins.plugins.azurerender.pools;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.LicenseVariable;
import io.jenkins.plugins.azurerender.azure.OwnedKind;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.batch.JobRequest;
import io.jenkins.plugins.azurerender.azure.batch.NodeFile;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.settings.VariableNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Brings license variables to the nodes of a render: as a blob in a container of its own, which nodes may read and
 * nobody may list, for as long as the job lives. So no value stands in the job, in a log or in the saved build.
 */
public final class Licenses {

    private static final String BLOB = "variables";

    private final RenderStorage storage;

    public Licenses(RenderStorage storage) {
        this.storage = storage;
    }

    /**
     * What a shell reads to have the variables.
     *
     * @throws AbortException when this build cannot find one, or one has a name that cannot be set
     */
    public static String script(List<String> ids, Run<?, ?> run) throws AbortException {
        StringBuilder script = new StringBuilder();
        for (String id : ids) {
            LicenseVariable license = CredentialsProvider.findCredentialById(id, LicenseVariable.class, run, List.of());
            if (license == null) {
                throw new AbortException(
                        "The license credentials '%s' cannot be found by this build: check that they exist, are a render license variable and may be used by this job."
                                .formatted(id));
            }
            CredentialsProvider.track(run, license);
            VariableNames.check(license.getVariable());
            String quoted = license.getValue().getPlainText().replace("'", "'\\''");
            script.append("export ")
                    .append(license.getVariable())
                    .append("='")
                    .append(quoted)
                    .append("'\n");
        }
        return script.toString();
    }

    /** Stores the script; its link reads it, and nothing else, for {@code life}. */
    public NodeFile store(String script, RenderRecord render, Run<?, ?> run, Duration life) throws StorageException {
        String container = container(render);
        Instant expiry = Instant.now().plus(life);
        storage.createContainer(
                container, Owner.of(run, OwnedKind.LICENSES, container, expiry).tags());
        storage.put(container, BLOB, script.getBytes(StandardCharsets.UTF_8));
        return new NodeFile(storage.signFile(container, BLOB, life), JobRequest.licenseFile(render.getJobId()), true);
    }

    /** To be called when no task of the render will start any more. */
    public void delete(RenderRecord render) throws StorageException {
        if (render.hasLicenses()) {
            storage.deleteContainer(container(render));
        }
    }

    private static String container(RenderRecord render) {
        return render.getJobId() + "-licenses";
    }
}

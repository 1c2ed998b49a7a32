package io.jenkins.plugins.azurerender.pools;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.account.LicenseVariable;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.JobRequest;
import io.jenkins.plugins.azurerender.azure.batch.NodeFile;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.settings.VariableNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * Passes license variables to the nodes of a render, as a blob in the container of its scripts, which is deleted when
 * the job ends. The values are not stored in the Batch job, in a log or in the saved build.
 */
public final class Licenses {

    private static final String BLOB = "variables";

    private final RenderStorage storage;

    public Licenses(RenderStorage storage) {
        this.storage = storage;
    }

    /**
     * Returns the variables as the nodes read them: for Linux as a shell script that exports them, for Windows as lines
     * {@code NAME=value} with values in base64.
     *
     * @throws AbortException if credentials are not found, or a variable has a reserved name
     * @throws io.jenkins.plugins.azurerender.render.InvalidRequestException if the caps refuse credentials of a folder, whose
     *     variables can have any name
     */
    public static String script(List<String> ids, Run<?, ?> run, NodeSystem system, Caps caps) throws AbortException {
        StringBuilder script = new StringBuilder();
        for (String id : ids) {
            LicenseVariable license = CredentialsProvider.findCredentialById(id, LicenseVariable.class, run, List.of());
            if (license == null) {
                throw new AbortException(
                        "License credentials '%s' not found: check that they exist, are of the kind 'render license variable' and can be used by this job."
                                .formatted(id));
            }
            CredentialsProvider.track(run, license);
            VariableNames.check(license.getVariable());
            if (!license.isGlobal()) {
                caps.checkCommand("the license credentials '%s' of a folder".formatted(id));
            }
            String value = license.getValue().getPlainText();
            script.append(
                    system == NodeSystem.WINDOWS
                            ? license.getVariable() + "="
                                    + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
                            : "export " + license.getVariable() + "='" + value.replace("'", "'\\''") + "'");
            script.append('\n');
        }
        return script.toString();
    }

    /**
     * Stores the script and returns it as a resource file with a SAS URL for this blob only, valid for {@code
     * validity}.
     */
    public NodeFile store(String script, String jobId, Duration validity) throws StorageException {
        String container = ResourceNames.nodeContainer(jobId);
        storage.put(container, BLOB, script.getBytes(StandardCharsets.UTF_8));
        return new NodeFile(storage.signFile(container, BLOB, validity), JobRequest.licenseFile(jobId), true);
    }
}

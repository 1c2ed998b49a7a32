package io.jenkins.plugins.azurerender.security;

import static io.jenkins.plugins.azurerender.Waiting.await;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.record.PipelineBranch;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.ui.RenderPages;
import java.util.List;
import java.util.Locale;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins with a render account, a job and a build with a render, where each user has one of the {@link Role}s. */
public final class SecuredJenkins implements AutoCloseable {

    private final HostileServer azure = HostileServer.refusing();
    private final FreeStyleProject job;
    private final FreeStyleBuild build;
    private final RenderRecord render;

    public SecuredJenkins(JenkinsRule jenkins) throws Exception {
        System.setProperty(RenderCloud.class.getName() + ".retrySeconds", "1");
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .add(new BatchAccountKey(
                        CredentialsScope.GLOBAL, "batch-key", "", "studio", Secret.fromString("YmF0Y2g=")));
        provider.getCredentials()
                .add(new StorageAccountKey(
                        CredentialsScope.GLOBAL, "storage-key", "", "studio", Secret.fromString("ZmlsZXM=")));
        provider.save();
        AzureRenderConfiguration.get().setAccounts(List.of(account()));
        job = jenkins.createFreeStyleProject("shots");
        build = jenkins.buildAndAssertSuccess(job);
        RenderAction action = RenderAction.of(build);
        render = action.add(
                new RenderRecord("studio", "job-1", "pool", new RenderSettings("scene.blend", "1-3", "a_#", "PNG")));
        render.markSubmitted();
        action.beginCollect(List.of(render.getJobId()), PipelineBranch.NONE, this); // else its page refuses changes
        action.save();
        jenkins.jenkins.setAuthorizationStrategy(new Role.Strategy());
    }

    private RenderAccount account() {
        RenderAccount account = new RenderAccount("studio");
        account.setBatchUrl(azure.url().toString());
        account.setBatchCredentialsId("batch-key");
        account.setStorageUrl(azure.url() + "/studio");
        account.setStorageCredentialsId("storage-key");
        account.setEmulator(true);
        return account;
    }

    /** The server that gets the requests of the render account. */
    public HostileServer azure() {
        return azure;
    }

    /** Clears the recorded requests and the answers that forms have cached. */
    public void clear() {
        AzureRenderConfiguration.get().setAccounts(List.of(account()));
        azure.clear();
        render.controls().clear(); // the same request of the next user would be refused
    }

    /** Whether Azure got a request. Waits only for an expected one: a rejected call sends none later. */
    public boolean azureReceivedRequest(boolean expected) {
        if (expected) {
            await("request to Azure").until(() -> !azure.received().isEmpty());
        }
        return !azure.received().isEmpty();
    }

    public FreeStyleProject job() {
        return job;
    }

    public FreeStyleBuild build() {
        return build;
    }

    /** The page of the render. */
    public Object page() {
        return build.getAction(RenderPages.class).getRender(render.getJobId());
    }

    public String renderId() {
        return render.getJobId();
    }

    /** A plausible value for a parameter of this name. */
    public String text(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        if (name.endsWith("credentialsid")) {
            return name.startsWith("storage") ? "storage-key" : "batch-key";
        }
        if (name.endsWith("url")) {
            return name.startsWith("storage")
                    ? azure.url() + "/studio"
                    : azure.url().toString();
        }
        if (name.equals("action")) {
            return "priority";
        }
        return name.equals("account") ? "studio" : "1";
    }

    @Override
    public void close() {
        azure.close();
    }
}

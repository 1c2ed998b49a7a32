package io.jenkins.plugins.azurerender.janitor;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Manage Jenkins, Azure Render Janitor: what the last look found, and two buttons. The page itself asks nobody. */
@Extension
public final class JanitorLink extends ManagementLink implements StaplerProxy {

    /** Most looks end sooner, and their page shows what they found. */
    private static final long PATIENCE_SECONDS = 10;

    private Future<?> work;

    @Override
    public String getIconFileName() {
        return "symbol-trash-bin-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.JanitorLink_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.JanitorLink_Description();
    }

    @Override
    public String getUrlName() {
        return "azure-render-janitor";
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    @Override
    public Category getCategory() {
        return Category.TROUBLESHOOTING;
    }

    /** Nobody else gets as far as the page. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return this;
    }

    public List<OrphanedResource> getFindings() {
        return JanitorWork.janitor().last().findings();
    }

    public List<String> getProblems() {
        return JanitorWork.janitor().last().problems();
    }

    /** When the last look was; null before the first. */
    public Date getLastLook() {
        Instant at = JanitorWork.janitor().last().at();
        return at == null ? null : Date.from(at);
    }

    public boolean isAutomatic() {
        return AzureRenderConfiguration.get().isRemoveLeftovers();
    }

    /** What becomes of what was found when nobody does anything. */
    public String getFate() {
        return isAutomatic() ? Messages.JanitorLink_Removed() : Messages.JanitorLink_Kept();
    }

    public synchronized boolean isWorking() {
        return work != null && !work.isDone();
    }

    /** Looks, and removes nothing. */
    @RequirePOST
    public void doLook(StaplerResponse2 response) throws IOException, InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        start(() -> JanitorWork.janitor().look(Instant.now()));
        response.sendRedirect2(".");
    }

    /** Removes what the page shows, as far as a new look finds it again. */
    @RequirePOST
    public void doRemove(StaplerResponse2 response) throws IOException, InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        start(() -> JanitorWork.janitor().clean(Instant.now(), Duration.ZERO));
        response.sendRedirect2(".");
    }

    /** On a thread with the rights of Jenkins itself, for requests to Azure can take minutes. */
    private void start(Runnable task) throws IOException, InterruptedException {
        Future<?> begun;
        synchronized (this) {
            if (isWorking()) {
                return;
            }
            work = Computer.threadPoolForRemoting.submit(task);
            begun = work;
        }
        try {
            begun.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException x) {
            // the page says that it goes on
        } catch (ExecutionException x) {
            throw new IOException(x.getCause());
        }
    }
}

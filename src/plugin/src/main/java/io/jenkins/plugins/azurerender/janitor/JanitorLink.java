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
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Manage Jenkins page with the result of the last scan and two buttons. Showing it sends no request to Azure. */
@Extension
public final class JanitorLink extends ManagementLink implements StaplerProxy {

    /** Most scans end within this time, so the page shows their result. */
    private static final long MAX_WAIT_SECONDS = 10;

    private final AtomicInteger working = new AtomicInteger();

    @Override
    public String getIconFileName() {
        return "symbol-cloud-offline-outline plugin-ionicons-api";
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

    /** Restricts the page to administrators. */
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

    /** Returns the time of the last scan; null before the first. */
    public Date getLastScan() {
        Instant at = JanitorWork.janitor().last().at();
        return at == null ? null : Date.from(at);
    }

    public boolean isAutomatic() {
        return AzureRenderConfiguration.get().isRemoveOrphanedResources();
    }

    /** Returns what happens to the listed resources. */
    public String getCleanup() {
        return isAutomatic() ? Messages.JanitorLink_Removed() : Messages.JanitorLink_Kept();
    }

    public boolean isWorking() {
        return working.get() > 0;
    }

    /** Scans without removing anything. */
    @RequirePOST
    public void doScan(StaplerResponse2 response) throws IOException, InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (!isWorking()) {
            start(() -> JanitorWork.janitor().scan(Instant.now()));
        }
        response.sendRedirect2(".");
    }

    /** Removes the listed resources that a new scan still finds. */
    @RequirePOST
    public void doRemove(StaplerResponse2 response) throws IOException, InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        start(() -> JanitorWork.janitor().clean(Instant.now(), Duration.ZERO));
        response.sendRedirect2(".");
    }

    /** Runs a task in the background as SYSTEM, because requests to Azure can take minutes. */
    private void start(Runnable task) throws IOException, InterruptedException {
        working.incrementAndGet();
        Future<?> work = Computer.threadPoolForRemoting.submit(() -> {
            try {
                task.run();
            } finally {
                working.decrementAndGet();
            }
        });
        try {
            work.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException x) {
            // the page shows that the scan is running
        } catch (ExecutionException x) {
            throw new IOException(x.getCause());
        }
    }
}

package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.security.Permission;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A warning for administrators, shown on all their pages while it is activated. */
public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint, StaplerProxy {

    /** Identifies the monitor among all. */
    public final String id;

    private volatile boolean disabled;

    protected AdministrativeMonitor(String id) {
        this.id = id;
    }

    protected AdministrativeMonitor() {
        this.id = getClass().getName();
    }

    /** Returns the URL of the monitor, relative to the root of Jenkins. */
    public String getUrl() {
        return "administrativeMonitor/" + id;
    }

    @Override
    public String getDisplayName() {
        return id;
    }

    /** Hides the monitor, or shows it again. */
    public void disable(boolean value) throws IOException {
        disabled = value;
    }

    /** Returns whether the monitor was not hidden. */
    public boolean isEnabled() {
        return !disabled;
    }

    /** Returns whether there is something to report. */
    public abstract boolean isActivated();

    /** Returns whether it is about security. */
    public boolean isSecurity() {
        return false;
    }

    /** Hides the monitor. */
    @RequirePOST
    public void doDisable(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
        disable(true);
    }

    /** Returns the permission that is required to see the monitor. */
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    /** Checks the required permission. */
    public void checkRequiredPermission() {
        Jenkins.get().checkPermission(getRequiredPermission());
    }

    /** Returns whether the user has the required permission. */
    public boolean hasRequiredPermission() {
        return Jenkins.get().hasPermission(getRequiredPermission());
    }

    @Override
    public Object getTarget() {
        checkRequiredPermission();
        return this;
    }

    /** Returns all monitors. */
    public static ExtensionList<AdministrativeMonitor> all() {
        return Jenkins.get().getExtensionList(AdministrativeMonitor.class);
    }
}

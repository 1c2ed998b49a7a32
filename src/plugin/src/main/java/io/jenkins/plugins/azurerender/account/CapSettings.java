package io.jenkins.plugins.azurerender.account;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.azure.FolderNames;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Limits for the jobs of a render account, or for its jobs in one folder. */
public final class CapSettings extends AbstractDescribableImpl<CapSettings> {

    private static final Pattern VM_SIZES = Pattern.compile("[A-Za-z0-9_*]+");

    private String folder;
    private Integer maxNodes;
    private String vmSizes;
    private Integer maxHours;
    private Integer maxFrames;
    private boolean spotOnly;
    private boolean noStartTasks;
    private boolean noCustomCommands;

    @DataBoundConstructor
    public CapSettings() {
        // all values are optional
    }

    public String getFolder() {
        return folder;
    }

    /** @param folder full name of a folder, for its jobs and those of the folders in it; null for all jobs */
    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = Util.fixEmpty(Util.fixNull(folder).strip().replaceAll("^/+|/+$", ""));
    }

    /** Returns whether these caps apply to the jobs of a folder. Jenkins ignores case when it finds a folder. */
    boolean appliesTo(String other) {
        return folder == null || FolderNames.containsIgnoringCase(folder, other);
    }

    public Integer getMaxNodes() {
        return maxNodes;
    }

    /** @param maxNodes dedicated and Spot nodes of a pool, 0 if jobs may use existing pools only; null for no limit */
    @DataBoundSetter
    public void setMaxNodes(Integer maxNodes) {
        this.maxNodes = checkNumber("Maximum nodes", maxNodes, 0);
    }

    public String getVmSizes() {
        return vmSizes;
    }

    /**
     * @param vmSizes allowed VM sizes, one per line, with {@code *}; null for all
     * @throws InvalidRequestException if a line is not a VM size
     */
    @DataBoundSetter
    public void setVmSizes(String vmSizes) {
        this.vmSizes = NamePatterns.checked(vmSizes, VM_SIZES, Messages::CapSettings_InvalidVmSize);
    }

    public Integer getMaxHours() {
        return maxHours;
    }

    /** @param maxHours time limit of a render, at least 1; null for no limit */
    @DataBoundSetter
    public void setMaxHours(Integer maxHours) {
        this.maxHours = checkNumber("Maximum hours", maxHours, 1);
    }

    public Integer getMaxFrames() {
        return maxFrames;
    }

    /** @param maxFrames frames of a render, at least 1; null for no limit */
    @DataBoundSetter
    public void setMaxFrames(Integer maxFrames) {
        this.maxFrames = checkNumber("Maximum frames", maxFrames, 1);
    }

    public boolean isSpotOnly() {
        return spotOnly;
    }

    /** @param spotOnly whether jobs can request Spot nodes only */
    @DataBoundSetter
    public void setSpotOnly(boolean spotOnly) {
        this.spotOnly = spotOnly;
    }

    public boolean isNoStartTasks() {
        return noStartTasks;
    }

    /** @param noStartTasks whether pools of jobs cannot have start tasks */
    @DataBoundSetter
    public void setNoStartTasks(boolean noStartTasks) {
        this.noStartTasks = noStartTasks;
    }

    public boolean isNoCustomCommands() {
        return noCustomCommands;
    }

    /** @param noCustomCommands whether jobs cannot set the commands that nodes run */
    @DataBoundSetter
    public void setNoCustomCommands(boolean noCustomCommands) {
        this.noCustomCommands = noCustomCommands;
    }

    private static Integer checkNumber(String name, Integer value, int min) {
        return atLeast(min, name, value, "no limit");
    }

    /**
     * @param value null for none
     * @param without the meaning of no value
     * @throws InvalidRequestException if it is less than {@code min}
     */
    static Integer atLeast(int min, String name, Integer value, String without) {
        if (value != null && value < min) {
            throw new InvalidRequestException(
                    "%s is %s. Use %s or more, or no value for %s.".formatted(name, value, min, without));
        }
        return value;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<CapSettings> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CapSettings_DisplayName();
        }

        /** Warns if the folder does not exist: caps can be configured before their folder. */
        @POST
        public FormValidation doCheckFolder(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            CapSettings caps = new CapSettings();
            caps.setFolder(value);
            return caps.getFolder() == null
                            || Jenkins.get().getItemByFullName(caps.getFolder(), Item.class) instanceof ItemGroup<?>
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.CapSettings_NoFolder(caps.getFolder()));
        }

        @POST
        public FormValidation doCheckVmSizes(@QueryParameter String value) {
            return FormAccess.checkAsAdministrator(value, new CapSettings()::setVmSizes);
        }

        @POST
        public FormValidation doCheckMaxNodes(@QueryParameter String value) {
            return FormAccess.checkNumberAsAdministrator(value, new CapSettings()::setMaxNodes);
        }

        @POST
        public FormValidation doCheckMaxHours(@QueryParameter String value) {
            return FormAccess.checkNumberAsAdministrator(value, new CapSettings()::setMaxHours);
        }

        @POST
        public FormValidation doCheckMaxFrames(@QueryParameter String value) {
            return FormAccess.checkNumberAsAdministrator(value, new CapSettings()::setMaxFrames);
        }
    }
}

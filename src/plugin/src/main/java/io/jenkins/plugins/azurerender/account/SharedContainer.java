package io.jenkins.plugins.azurerender.account;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Containers of a storage account that the jobs of all folders may read, or read and write. */
public final class SharedContainer extends AbstractDescribableImpl<SharedContainer> {

    private final String name;
    private boolean writable;

    /** @param name of a container; {@code *} matches any characters */
    @DataBoundConstructor
    public SharedContainer(String name) {
        this.name = Util.fixNull(name).strip();
    }

    public String getName() {
        return name;
    }

    public boolean isWritable() {
        return writable;
    }

    /** @param writable whether jobs and nodes may also change the files */
    @DataBoundSetter
    public void setWritable(boolean writable) {
        this.writable = writable;
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<SharedContainer> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SharedContainer_DisplayName();
        }
    }
}

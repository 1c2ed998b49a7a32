package io.jenkins.plugins.azurerender.account;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Containers of a storage account that the jobs of all folders may read, or read and write. */
public final class SharedContainer extends AbstractDescribableImpl<SharedContainer> {

    /** The name of a container, or such a name with wildcards. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*|(?=.*\\*)[a-z0-9*](-?[a-z0-9*]){0,62}");

    private final String name;
    private boolean writable;

    /**
     * @param name of a container; {@code *} matches any characters
     * @throws InvalidRequestException if no container can have this name, or it is one that is never shared
     */
    @DataBoundConstructor
    public SharedContainer(String name) {
        this.name = Util.fixNull(name).strip();
        if (!NAME.matcher(this.name).matches()) {
            throw new InvalidRequestException(Messages.SharedContainer_InvalidName(this.name));
        }
        if (ResourceNames.isGenerated(this.name)) {
            throw new InvalidRequestException(Messages.SharedContainer_NeverShared(this.name));
        }
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

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return FormAccess.checkAsAdministrator(value, SharedContainer::new);
        }
    }
}

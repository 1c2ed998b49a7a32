package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.engines.Max;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** 3ds Max, for Windows pools. */
public final class MaxChoice extends CommonRendererChoice {

    private static final long serialVersionUID = 1L;

    private boolean allowScripts;

    @DataBoundConstructor
    public MaxChoice() {}

    public boolean isAllowScripts() {
        return allowScripts;
    }

    /** @param allowScripts whether scripts in the scene can run on the node */
    @DataBoundSetter
    public void setAllowScripts(boolean allowScripts) {
        this.allowScripts = allowScripts;
    }

    @Override
    boolean runsScripts() {
        return allowScripts;
    }

    @Override
    public Renderer renderer(String scene) {
        return new Max(options(List.of(), 0), allowScripts);
    }

    @Extension
    @Symbol("max")
    public static final class DescriptorImpl extends CommonRendererDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MaxChoice_DisplayName();
        }

        @POST
        public FormValidation doCheckAllowScripts(
                @AncestorInPath Item item,
                @QueryParameter boolean value,
                @QueryParameter @RelativePath("..") String account) {
            return checkScripts(item, value, account);
        }

        @Override
        CommonRendererChoice defaults() {
            return new MaxChoice();
        }
    }
}

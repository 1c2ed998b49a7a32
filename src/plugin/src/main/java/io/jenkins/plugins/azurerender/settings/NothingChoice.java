package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Nothing: for forms, where one of the choices is always taken. */
public final class NothingChoice extends AfterChoice {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public NothingChoice() {}

    @Override
    public PostRenderTask after() {
        return null;
    }

    /** First in lists, as it is what most need. */
    @Extension(ordinal = 1000)
    @Symbol("nothing")
    public static final class DescriptorImpl extends Descriptor<AfterChoice> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NothingChoice_DisplayName();
        }
    }
}

package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** No task after the frames: for forms, where one item is always selected. */
public final class NothingChoice extends AfterChoice {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public NothingChoice() {}

    @Override
    public PostRenderTask after() {
        return null;
    }

    /** First in lists, because it is the most common choice. */
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

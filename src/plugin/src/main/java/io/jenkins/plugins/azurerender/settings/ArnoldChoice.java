package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.engines.Arnold;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Arnold (kick). */
public final class ArnoldChoice extends DeviceRendererChoice {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public ArnoldChoice() {}

    @Override
    public Renderer renderer(String scene) {
        return new Arnold(options(List.of(), getThreads()), device());
    }

    @Extension
    @Symbol({"arnold", "kick"})
    public static final class DescriptorImpl extends CommonRendererDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ArnoldChoice_DisplayName();
        }

        @Override
        CommonRendererChoice defaults() {
            return new ArnoldChoice();
        }

        @POST
        public FormValidation doCheckDevice(@AncestorInPath Item item, @QueryParameter String value) {
            ArnoldChoice choice = new ArnoldChoice();
            choice.setDevice(value);
            return FieldCheck.of(item, value, text -> choice.renderer(""));
        }
    }
}

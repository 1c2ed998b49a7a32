package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.engines.VRay;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** V-Ray Standalone. */
public final class VRayChoice extends DeviceRendererChoice {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public VRayChoice() {}

    @Override
    public Renderer renderer(String scene) {
        return new VRay(options(List.of(), getThreads()), device());
    }

    @Extension
    @Symbol("vray")
    public static final class DescriptorImpl extends CommonRendererDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VRayChoice_DisplayName();
        }

        @Override
        CommonRendererChoice defaults() {
            return new VRayChoice();
        }

        @POST
        public FormValidation doCheckDevice(@AncestorInPath Item item, @QueryParameter String value) {
            VRayChoice choice = new VRayChoice();
            choice.setDevice(value);
            return FieldCheck.of(item, value, text -> choice.renderer(""));
        }
    }
}

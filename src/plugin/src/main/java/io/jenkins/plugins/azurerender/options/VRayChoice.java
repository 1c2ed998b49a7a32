package io.jenkins.plugins.azurerender.options;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.form.FieldCheck;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.VRay;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** V-Ray Standalone. */
public final class VRayChoice extends SwitchedChoice {

    private static final long serialVersionUID = 1L;

    private int threads;
    private String device;

    @DataBoundConstructor
    public VRayChoice() {}

    public int getThreads() {
        return threads;
    }

    /** @param threads processors to use; 0 for all */
    @DataBoundSetter
    public void setThreads(int threads) {
        this.threads = threads;
    }

    public String getDevice() {
        return device;
    }

    /** @param device CPU, CUDA or RTX; null for the processor */
    @DataBoundSetter
    public void setDevice(String device) {
        this.device = Util.fixEmptyAndTrim(device);
    }

    @Override
    public Renderer renderer(String scene) {
        return new VRay(options(List.of(), threads), Util.fixNull(device));
    }

    @Extension
    @Symbol("vray")
    public static final class DescriptorImpl extends SwitchedDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VRayChoice_DisplayName();
        }

        @Override
        SwitchedChoice untouched() {
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

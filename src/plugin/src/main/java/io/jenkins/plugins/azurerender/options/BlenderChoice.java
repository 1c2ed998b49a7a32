package io.jenkins.plugins.azurerender.options;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.render.Blender;
import io.jenkins.plugins.azurerender.render.Renderer;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Blender. */
public final class BlenderChoice extends RendererChoice {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public BlenderChoice() {}

    @Override
    public Renderer renderer() {
        return new Blender();
    }

    @Extension
    @Symbol("blender")
    public static final class DescriptorImpl extends Descriptor<RendererChoice> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BlenderChoice_DisplayName();
        }
    }
}

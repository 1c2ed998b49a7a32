package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.engines.Maya;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Maya, with the renderer of the scene or another one. */
public final class MayaChoice extends DeviceRendererChoice {

    private static final long serialVersionUID = 1L;

    private String by;
    private ArrayList<String> layers = new ArrayList<>();

    @DataBoundConstructor
    public MayaChoice() {}

    public String getBy() {
        return by;
    }

    /** @param by file (that of the scene), sw, arnold or vray; null for file */
    @DataBoundSetter
    public void setBy(String by) {
        this.by = Util.fixEmptyAndTrim(by);
    }

    public List<String> getLayers() {
        return List.copyOf(layers);
    }

    /** Returns the text for the form. */
    public String getLayersText() {
        return Lines.join(layers);
    }

    /** @param layers render layers, each rendered to a folder with its name; empty for those of the scene */
    @DataBoundSetter
    public void setLayers(List<String> layers) {
        this.layers = new ArrayList<>(Lines.split(layers));
    }

    @Override
    public Renderer renderer(String scene) {
        return new Maya(options(layers, getThreads()), by == null ? "file" : by, device());
    }

    @Extension
    @Symbol("maya")
    public static final class DescriptorImpl extends CommonRendererDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MayaChoice_DisplayName();
        }

        @Override
        CommonRendererChoice defaults() {
            return new MayaChoice();
        }

        @POST
        public FormValidation doCheckBy(@AncestorInPath Item item, @QueryParameter String value) {
            MayaChoice choice = new MayaChoice();
            choice.setBy(value);
            return FieldCheck.of(item, value, text -> choice.renderer(""));
        }

        @POST
        public FormValidation doCheckDevice(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String by) {
            MayaChoice choice = new MayaChoice();
            choice.setBy(by);
            choice.setDevice(value);
            return FieldCheck.of(item, value, text -> choice.renderer(""));
        }
    }
}

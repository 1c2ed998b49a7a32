package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The Blender renderer. */
public final class BlenderChoice extends DeviceRendererChoice {

    private static final long serialVersionUID = 1L;

    private ArrayList<String> layers = new ArrayList<>();
    private String sceneName;
    private String engine;
    private boolean allowScripts;

    @DataBoundConstructor
    public BlenderChoice() {}

    public List<String> getLayers() {
        return List.copyOf(layers);
    }

    /** Returns the text for the form. */
    public String getLayersText() {
        return Lines.join(layers);
    }

    /** @param layers view layers to render; empty for those that are enabled in the scene */
    @DataBoundSetter
    public void setLayers(List<String> layers) {
        this.layers = new ArrayList<>(Lines.split(layers));
    }

    public String getSceneName() {
        return sceneName;
    }

    /** @param sceneName name of the scene in the file; null for the active one */
    @DataBoundSetter
    public void setSceneName(String sceneName) {
        this.sceneName = Util.fixEmptyAndTrim(sceneName);
    }

    public String getEngine() {
        return engine;
    }

    /** @param engine render engine, such as CYCLES; null for that of the scene */
    @DataBoundSetter
    public void setEngine(String engine) {
        this.engine = Util.fixEmptyAndTrim(engine);
    }

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
        return new Blender(
                options(layers, getThreads()), Util.fixNull(sceneName), Util.fixNull(engine), device(), allowScripts);
    }

    @Extension
    @Symbol("blender")
    public static final class DescriptorImpl extends CommonRendererDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BlenderChoice_DisplayName();
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
            return new BlenderChoice();
        }

        @POST
        public FormValidation doCheckEngine(@AncestorInPath Item item, @QueryParameter String value) {
            BlenderChoice choice = new BlenderChoice();
            choice.setEngine(value);
            return FieldCheck.of(item, value, text -> choice.renderer(""));
        }

        @POST
        public FormValidation doCheckDevice(@AncestorInPath Item item, @QueryParameter String value) {
            BlenderChoice choice = new BlenderChoice();
            choice.setDevice(value);
            return FieldCheck.of(item, value, text -> choice.renderer(""));
        }
    }
}

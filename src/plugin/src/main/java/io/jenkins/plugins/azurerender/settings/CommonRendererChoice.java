package io.jenkins.plugins.azurerender.settings;

import hudson.RelativePath;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.render.RendererOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The options that most renderers have. */
public abstract class CommonRendererChoice extends RendererChoice {

    private static final long serialVersionUID = 1L;

    private static final String PROGRAM = "program of the renderer";
    private static final String ARGUMENTS = "arguments of the renderer";
    private static final String SCRIPTS = "allowScripts of the renderer";

    private String program;
    private String camera;
    private int width;
    private int height;
    private ArrayList<String> arguments = new ArrayList<>();

    @Override
    public Optional<String> customCommand() {
        if (program != null) {
            return Optional.of(PROGRAM);
        }
        return arguments.isEmpty() ? Optional.of(SCRIPTS).filter(one -> runsScripts()) : Optional.of(ARGUMENTS);
    }

    /** Whether an option lets the renderer run scripts of the scene that it otherwise does not. */
    boolean runsScripts() {
        return false;
    }

    public String getProgram() {
        return program;
    }

    /** @param program name or path of the program on the node; null for the default */
    @DataBoundSetter
    public void setProgram(String program) {
        this.program = Util.fixEmptyAndTrim(program);
    }

    public String getCamera() {
        return camera;
    }

    /** @param camera name of the camera; null for that of the scene */
    @DataBoundSetter
    public void setCamera(String camera) {
        this.camera = Util.fixEmptyAndTrim(camera);
    }

    public int getWidth() {
        return width;
    }

    /** @param width width of the frames in pixels; 0 for that of the scene */
    @DataBoundSetter
    public void setWidth(int width) {
        this.width = width;
    }

    public int getHeight() {
        return height;
    }

    /** @param height height of the frames in pixels; 0 for that of the scene */
    @DataBoundSetter
    public void setHeight(int height) {
        this.height = height;
    }

    public List<String> getArguments() {
        return List.copyOf(arguments);
    }

    /** Returns the text for the form. */
    public String getArgumentsText() {
        return Lines.join(arguments);
    }

    /** @param arguments additional arguments for the renderer, passed unchanged */
    @DataBoundSetter
    public void setArguments(List<String> arguments) {
        this.arguments = new ArrayList<>(Lines.split(arguments));
    }

    /** The checks of the common options. */
    public abstract static class CommonRendererDescriptor extends Descriptor<RendererChoice> {

        /** Returns an instance with default values. */
        abstract CommonRendererChoice defaults();

        @POST
        public final FormValidation doCheckWidth(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String height) {
            return size(item, value, height);
        }

        @POST
        public final FormValidation doCheckHeight(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String width) {
            return size(item, width, value);
        }

        private FormValidation size(Item item, String width, String height) {
            CommonRendererChoice choice = defaults();
            choice.setWidth(FieldCheck.integer(width));
            choice.setHeight(FieldCheck.integer(height));
            return FieldCheck.of(item, width + "x" + height, text -> choice.renderer(""));
        }

        @POST
        public final FormValidation doCheckProgram(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter @RelativePath("..") String account) {
            return FieldCheck.of(item, value, text -> Caps.of(account, item).checkCommand(PROGRAM));
        }

        /** Returns an error if scripts of a scene are allowed by the form, but not by an administrator. */
        static FormValidation checkScripts(Item item, boolean allowed, String account) {
            return FieldCheck.of(item, allowed ? SCRIPTS : "", option -> Caps.of(account, item)
                    .checkCommand(option));
        }

        @POST
        public final FormValidation doCheckArguments(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter @RelativePath("..") String account) {
            CommonRendererChoice choice = defaults();
            choice.setArguments(value == null ? null : List.of(value));
            return FieldCheck.of(item, value, text -> {
                choice.renderer("");
                Caps.of(account, item).checkCommand(ARGUMENTS);
            });
        }
    }

    /** Returns the common options, and those that only some renderers have. */
    final RendererOptions options(List<String> layers, int threads) {
        return new RendererOptions(
                Util.fixNull(program), Util.fixNull(camera), layers, width, height, threads, arguments);
    }
}

package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.engines.Custom;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Any program, by a command of the user's own. */
public final class CustomChoice extends RendererChoice {

    private static final long serialVersionUID = 1L;

    private final String command;
    private boolean eachFrame = true;
    private int nodes = 1;
    private String coordination = "";

    /** @param command for bash on Linux, for PowerShell on Windows; what it needs to know stands in its environment */
    @DataBoundConstructor
    public CustomChoice(String command) {
        this.command = Util.fixNull(command).strip();
    }

    public String getCommand() {
        return command;
    }

    public boolean isEachFrame() {
        return eachFrame;
    }

    /** @param eachFrame whether it is called for each frame of a task, or once for the task */
    @DataBoundSetter
    public void setEachFrame(boolean eachFrame) {
        this.eachFrame = eachFrame;
    }

    public int getNodes() {
        return nodes;
    }

    /** @param nodes on how many nodes together a task runs; the command is called on the first alone */
    @DataBoundSetter
    public void setNodes(int nodes) {
        this.nodes = nodes;
    }

    public String getCoordination() {
        return coordination;
    }

    /** @param coordination called on all nodes of a task before the command; null for nothing */
    @DataBoundSetter
    public void setCoordination(String coordination) {
        this.coordination = Util.fixNull(coordination).strip();
    }

    @Override
    public Renderer renderer(String scene) {
        return new Custom(command, eachFrame, nodes, coordination);
    }

    @Extension
    @Symbol("custom")
    public static final class DescriptorImpl extends Descriptor<RendererChoice> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CustomChoice_DisplayName();
        }

        @POST
        public FormValidation doCheckCommand(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.required(item, value, text -> new CustomChoice(text).renderer(""));
        }

        @POST
        public FormValidation doCheckCoordination(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String nodes) {
            CustomChoice choice = new CustomChoice("true");
            choice.setNodes(FieldCheck.integer(nodes));
            choice.setCoordination(value);
            return FieldCheck.of(item, value, text -> choice.renderer(""));
        }
    }
}

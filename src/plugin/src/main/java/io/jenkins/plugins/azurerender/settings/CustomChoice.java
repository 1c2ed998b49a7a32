package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.engines.Custom;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Any renderer, with a custom command. */
public final class CustomChoice extends RendererChoice {

    private static final long serialVersionUID = 1L;
    private static final String CUSTOM_COMMAND = "renderer: custom";

    private final String command;
    private boolean eachFrame = true;
    private int nodes = 1;
    private String coordination = "";

    /** @param command for bash on Linux, for PowerShell on Windows; environment variables contain scene and frames */
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

    /** @param eachFrame whether the command runs once per frame instead of once per task */
    @DataBoundSetter
    public void setEachFrame(boolean eachFrame) {
        this.eachFrame = eachFrame;
    }

    public int getNodes() {
        return nodes;
    }

    /** @param nodes number of nodes per task; the command runs on the first node only */
    @DataBoundSetter
    public void setNodes(int nodes) {
        this.nodes = nodes;
    }

    public String getCoordination() {
        return coordination;
    }

    /** @param coordination command that runs on all nodes of a task before the command; null for none */
    @DataBoundSetter
    public void setCoordination(String coordination) {
        this.coordination = Util.fixNull(coordination).strip();
    }

    @Override
    public Renderer renderer(String scene) {
        return new Custom(command, eachFrame, nodes, coordination);
    }

    @Override
    public Optional<String> customCommand() {
        return Optional.of(CUSTOM_COMMAND);
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
        public FormValidation doCheckCommand(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter @RelativePath("..") String account) {
            return FieldCheck.required(item, value, text -> {
                new CustomChoice(text).renderer("");
                Caps.of(account, item).checkCommand(CUSTOM_COMMAND);
            });
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

package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.account.Caps;
import io.jenkins.plugins.azurerender.render.PostRenderCommand;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A custom command that runs once after all frames. */
public final class CommandChoice extends AfterChoice {

    private static final long serialVersionUID = 1L;
    private static final String CUSTOM_COMMAND = "then: command";

    private final String command;
    private ArrayList<String> files = new ArrayList<>();

    /**
     * @param command for bash on Linux, for PowerShell on Windows; environment variables contain the path of the frames
     */
    @DataBoundConstructor
    public CommandChoice(String command) {
        this.command = Util.fixNull(command).strip();
    }

    public String getCommand() {
        return command;
    }

    public List<String> getFiles() {
        return List.copyOf(files);
    }

    /** Returns the text for the form. */
    public String getFilesText() {
        return Lines.join(files);
    }

    /** @param files output files of the command to archive */
    @DataBoundSetter
    public void setFiles(List<String> files) {
        this.files = new ArrayList<>(Lines.split(files));
    }

    @Override
    public PostRenderTask after() {
        return new PostRenderCommand(command, files);
    }

    @Override
    public Optional<String> customCommand() {
        return Optional.of(CUSTOM_COMMAND);
    }

    @Extension
    @Symbol("command")
    public static final class DescriptorImpl extends Descriptor<AfterChoice> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CommandChoice_DisplayName();
        }

        @POST
        public FormValidation doCheckCommand(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter @RelativePath("..") String account) {
            return FieldCheck.required(item, value, text -> {
                new CommandChoice(text).after();
                Caps.of(account, item).checkCommand(CUSTOM_COMMAND);
            });
        }

        @POST
        public FormValidation doCheckFiles(@AncestorInPath Item item, @QueryParameter String value) {
            CommandChoice choice = new CommandChoice("true");
            choice.setFiles(value == null ? null : List.of(value));
            return FieldCheck.of(item, value, text -> choice.after());
        }
    }
}

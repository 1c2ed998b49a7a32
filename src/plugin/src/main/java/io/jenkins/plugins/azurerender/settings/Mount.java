package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A file system that each node of a pool mounts before it takes tasks, as users ask for it. */
public abstract class Mount extends AbstractDescribableImpl<Mount> implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    /** Options reach a command that runs as root of the node: what could end it, or begin another, is kept out. */
    private static final Pattern OPTIONS = Pattern.compile("[A-Za-z0-9_=,.:/ -]*");

    private final String path;
    private String options;
    private boolean readOnly;

    Mount(String path) {
        this.path = Util.fixNull(path).strip();
    }

    public String getPath() {
        return path;
    }

    public String getOptions() {
        return options;
    }

    /** @param options for the program that mounts, such as {@code -o vers=3.0}; null for its defaults */
    @DataBoundSetter
    public void setOptions(String options) {
        this.options = Util.fixEmptyAndTrim(options);
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    @DataBoundSetter
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** All options as one line; empty for none. */
    final String optionLine(String usual) {
        String given = options == null ? usual : options;
        return (readOnly ? "-o ro " + given : given).strip();
    }

    /** @throws InvalidRequestException if a value is invalid */
    final MountSpec spec() {
        checkPath(path);
        checkOptions(options);
        return toSpec();
    }

    /** Validates the source and returns the configuration as an immutable value. */
    abstract MountSpec toSpec();

    private static void checkPath(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new InvalidRequestException(
                    "The mount path '%s' is not allowed: give a folder such as textures or shared/textures, which tasks find below $AZ_BATCH_NODE_MOUNTS_DIR."
                            .formatted(path));
        }
    }

    private static void checkOptions(String options) {
        if (options != null && !OPTIONS.matcher(options).matches()) {
            throw new InvalidRequestException(
                    "The options '%s' of a mount are not allowed: use letters, digits, blanks and _ = , . : / - alone."
                            .formatted(options));
        }
    }

    /** What the descriptors of all kinds share. */
    public abstract static class MountDescriptor extends Descriptor<Mount> {

        @POST
        public final FormValidation doCheckPath(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.required(item, value, Mount::checkPath);
        }

        @POST
        public final FormValidation doCheckOptions(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, Mount::checkOptions);
        }
    }
}

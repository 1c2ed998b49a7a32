package io.jenkins.plugins.azurerender.settings;

import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.azure.batch.PoolMount;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A file system that each node of a pool mounts before it runs tasks. */
public abstract class Mount extends AbstractDescribableImpl<Mount> {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

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

    /** @param options options of the mount command, such as {@code -o vers=3.0}; null for the defaults */
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

    /** Returns all options as one line. */
    final String optionLine(PoolMount.Kind kind, String defaults) {
        return MountOptions.line(kind, options == null ? defaults : options, readOnly);
    }

    /** @throws InvalidRequestException if a value is invalid */
    final MountSpec spec() {
        checkPath(path);
        return toSpec();
    }

    /** Validates the source and returns the configuration as an immutable value. */
    abstract MountSpec toSpec();

    private static void checkPath(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new InvalidRequestException(
                    "'%s' is not a valid mount path: use a relative path such as textures or shared/textures."
                            .formatted(path));
        }
    }

    /** Checks for the fields that all mounts share. */
    public abstract static class MountDescriptor extends Descriptor<Mount> {

        /** Returns the kind of file system, which determines the allowed options. */
        abstract PoolMount.Kind kind();

        @POST
        public final FormValidation doCheckPath(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.required(item, value, Mount::checkPath);
        }

        @POST
        public final FormValidation doCheckOptions(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.of(item, value, options -> MountOptions.check(kind(), options));
        }
    }
}

package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.Serializable;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Maps a folder in the paths of scenes to a folder of the project. */
public final class PathMapping extends AbstractDescribableImpl<PathMapping> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String from;
    private String to = "";

    /** @param from prefix of paths in the scene, such as {@code P:/projects/s010} */
    @DataBoundConstructor
    public PathMapping(String from) {
        this.from = Util.fixNull(from).strip();
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }

    /** @param to the copy folder in the project; null for the whole project */
    @DataBoundSetter
    public void setTo(String to) {
        this.to = Util.fixNull(to).strip();
    }

    public static PathMapping of(PathMap.Mapping mapping) {
        PathMapping copy = new PathMapping(mapping.from());
        copy.setTo(mapping.to());
        return copy;
    }

    /** Returns the mapping to the same folder of the current directory, which is below the project's root. */
    public PathMapping in(String directory) {
        PathMapping copy = new PathMapping(from);
        copy.setTo(to.isEmpty() ? directory : directory + "/" + to);
        return copy;
    }

    /** @throws io.jenkins.plugins.azurerender.render.InvalidRequestException if a folder is invalid */
    public static PathMap toMap(List<PathMapping> mappings) {
        return new PathMap(mappings.stream()
                .map(mapping -> new PathMap.Mapping(mapping.from, mapping.to))
                .toList());
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<PathMapping> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PathMapping_DisplayName();
        }

        @POST
        public FormValidation doCheckFrom(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.required(item, value, from -> toMap(List.of(new PathMapping(from))));
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            PathMapping mapping = new PathMapping("/");
            mapping.setTo(value);
            return FieldCheck.of(item, value, to -> toMap(List.of(mapping)));
        }
    }
}

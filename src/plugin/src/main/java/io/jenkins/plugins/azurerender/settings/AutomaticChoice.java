package io.jenkins.plugins.azurerender.settings;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.Renderer;
import java.util.Locale;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The default renderer for the file extension of the scene. */
public final class AutomaticChoice extends RendererChoice {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public AutomaticChoice() {}

    @Override
    public Renderer renderer(String scene) {
        return forExtension(scene).renderer(scene);
    }

    private static RendererChoice forExtension(String scene) {
        String name = scene.toLowerCase(Locale.ROOT);
        name = name.endsWith(".ass.gz") ? "a.ass" : name.substring(name.lastIndexOf('/') + 1);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "blend" -> new BlenderChoice();
            case "ma", "mb" -> new MayaChoice();
            case "ass" -> new ArnoldChoice();
            case "vrscene" -> new VRayChoice();
            case "max" -> new MaxChoice();
            default ->
                throw new InvalidRequestException(
                        "No default renderer for the scene '%s': set renderer to blender(), maya(), arnold(), vray(), max() or custom(command: '...')."
                                .formatted(scene));
        };
    }

    /** First in lists, because it is the most common choice. */
    @Extension(ordinal = 1000)
    @Symbol("automatic")
    public static final class DescriptorImpl extends Descriptor<RendererChoice> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AutomaticChoice_DisplayName();
        }
    }
}

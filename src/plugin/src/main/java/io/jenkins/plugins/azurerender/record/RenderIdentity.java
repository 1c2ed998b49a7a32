package io.jenkins.plugins.azurerender.record;

import io.jenkins.plugins.azurerender.render.RenderName;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.Renderer;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the render of another build that corresponds to a render: the one with its name; without a name, the one with the
 * same scene, camera, layers, output and format.
 *
 * @param name set in the step; null for none
 * @param scene path of the scene; one may end with the other, because renders may have different assets folders
 * @param output name pattern of the frames; null if not known
 * @param format name of the image format; null if not known
 */
public record RenderIdentity(String name, String scene, String output, String format, Renderer renderer) {

    /** Returns the identity of a render whose settings are complete. */
    public static RenderIdentity of(RenderSettings settings) {
        RenderPlan plan = settings.plan();
        return new RenderIdentity(
                settings.getName(),
                settings.getScene(),
                plan.files().pattern(),
                plan.files().format().name(),
                plan.renderer());
    }

    /** Returns the identity of a render whose scene has not been read, with the options of the step. */
    public RenderIdentity with(boolean outputSet, boolean formatSet) {
        return new RenderIdentity(name, scene, outputSet ? output : null, formatSet ? format : null, renderer);
    }

    /** Returns the renders that correspond to this one: usually one, or none. */
    public List<RenderRecord> find(List<RenderRecord> renders) {
        if (name != null) {
            List<RenderRecord> named = renders.stream()
                    .filter(render -> render.getSettings().getName() != null
                            && RenderName.areEqual(render.getSettings().getName(), name))
                    .toList();
            if (!named.isEmpty()) {
                return List.of(named.get(named.size() - 1)); // earlier ones of the name were not submitted
            }
        }
        List<RenderRecord> equal = renders.stream()
                .filter(render -> name == null || render.getSettings().getName() == null)
                .filter(render -> isLike(of(render.getSettings())))
                .toList();
        return preferred(equal, render -> render.plan().renderer().equals(renderer));
    }

    private boolean isLike(RenderIdentity other) {
        return isSamePath(other.scene)
                && (output == null || output.equals(other.output))
                && (format == null || format.equals(other.format))
                && renderer.sceneName().equals(other.renderer.sceneName())
                && renderer.options().camera().equals(other.renderer.options().camera())
                && renderer.options().layers().equals(other.renderer.options().layers());
    }

    private boolean isSamePath(String other) {
        return ("/" + scene).endsWith("/" + other) || ("/" + other).endsWith("/" + scene);
    }

    /** Returns the elements that meet a condition; all if none does. */
    static List<RenderRecord> preferred(List<RenderRecord> all, Predicate<RenderRecord> condition) {
        List<RenderRecord> matches = all.stream().filter(condition).toList();
        return matches.isEmpty() ? all : matches;
    }
}

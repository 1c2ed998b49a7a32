package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.scene.Requirements;
import io.jenkins.plugins.azurerender.scene.Requirements.Names;
import java.util.regex.Pattern;

/** Finds scripts of a .blend file that do not run, and nodes of add-ons that are off. */
final class ScriptCheck implements Check {

    /** The text that Rigify generates for a rig. */
    private static final Pattern RIGIFY_PANEL = Pattern.compile("rig_ui(\\.py)?(\\.\\d{3})?");

    @Override
    public void check(PreflightInput input, Findings findings) {
        if (input.plan().isPresent() && input.scene().isPresent()) {
            check(input.plan().get().renderer(), input.scene().get().requirements(), findings);
        }
    }

    private static boolean onlyPanels(Names scripts) {
        return !scripts.isEmpty()
                && scripts.total() == scripts.first().size()
                && scripts.first().stream()
                        .allMatch(name -> RIGIFY_PANEL.matcher(name).matches());
    }

    private static void check(Renderer renderer, Requirements required, Findings findings) {
        if (!renderer.runsScripts() && !required.drivers().isEmpty()) {
            findings.warning("drivers of the scene need allowScripts: true, and frames are wrong without (%s)"
                    .formatted(required.drivers()));
        }
        Names scripts = required.scripts();
        if (!renderer.runsScripts() && onlyPanels(scripts)) {
            findings.note("texts that only add a user interface to rigs do not run, and frames do not need them (%s)"
                    .formatted(scripts));
        } else if (!renderer.runsScripts() && !scripts.isEmpty()) {
            findings.warning(
                    "texts of the scene that run when it is opened need allowScripts: true (%s)".formatted(scripts));
        }
        if (!renderer.usesAddOns() && !required.nodeTypes().isEmpty()) {
            findings.warning(
                    "the scene has nodes that are not part of Blender: enable their add-ons with arguments: ['--addons', '...'] (%s)"
                            .formatted(required.nodeTypes()));
        }
    }
}

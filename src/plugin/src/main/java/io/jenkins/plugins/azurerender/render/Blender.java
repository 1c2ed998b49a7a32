package io.jenkins.plugins.azurerender.render;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How Blender is run on a node. The command line is the same for every task; what differs comes through the
 * environment, so no name in a scene can become part of a shell line.
 */
public final class Blender {

    /** The folder of the render's container that takes the frames. */
    public static final String OUTPUT_FOLDER = "frames";

    /** Names the variable with the file, in the folder of the job's preparation, that a shell reads for licences. */
    public static final String LICENCES = "RENDER_LICENCES";

    /**
     * Scripts inside a scene do not run. The options stand in Blender's order: they act left to right, so output and
     * format must follow the file and precede the frames (Blender manual, command line arguments).
     */
    private static final String COMMAND = "/bin/bash -c '"
            + "[ -z \"$RENDER_LICENCES\" ] || . \"$AZ_BATCH_JOB_PREP_WORKING_DIR/$RENDER_LICENCES\" || exit 1; "
            + "for package in ${!AZ_BATCH_APP_PACKAGE_@}; do for place in \"${!package}\" \"${!package}\"/*/; do "
            + "[ ! -f \"$place/blender\" ] || PATH=\"$place:$PATH\"; done; done; "
            + "command -v blender >/dev/null || { echo \"blender was not found on this node: choose an image that has it\" >&2; exit 127; }; "
            + "cd \"$AZ_BATCH_JOB_PREP_WORKING_DIR\" && exec blender --background --factory-startup --disable-autoexec -noaudio --python-exit-code 1 "
            + "\"$AZ_BATCH_JOB_PREP_WORKING_DIR/$RENDER_SCENE\" "
            + "--render-output \"$AZ_BATCH_TASK_WORKING_DIR/$RENDER_OUTPUT\" "
            + "--render-format \"$RENDER_FORMAT\" --use-extension 1 --render-frame \"$RENDER_FRAMES\"'";

    private Blender() {}

    /** The command line of every task. */
    public static String commandLine() {
        return COMMAND;
    }

    /** The variables the command line reads: the same for all tasks but for the frames. */
    public static Map<String, String> environment(RenderPlan plan, RenderTask task) {
        return Map.of(
                "RENDER_SCENE", plan.scene(),
                "RENDER_OUTPUT", plan.files().pattern(),
                "RENDER_FORMAT", plan.files().format().name(),
                "RENDER_FRAMES",
                        task.frames().frames().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
}

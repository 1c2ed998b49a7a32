package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment variables of one task. They override those of the job. */
record TaskEnvironment(RenderPlan plan, NodeSystem system) {

    Map<String, String> of(RenderTask task) {
        Map<String, String> environment = new HashMap<>();
        switch (task.role()) {
            case FRAMES -> {
                frames(task, environment);
                putRenamed(task, environment);
            }
            case TILE -> {
                frames(task, environment);
                putInvocation(plan.renderer().invocation(plan, task.role(), system), environment);
                environment.put("RENDER_TILES", plan.layout().tiles().toString());
                environment.put("RENDER_TILE", number(task));
            }
            case ASSEMBLE -> {
                frames(task, environment);
                putInvocation(plan.renderer().invocation(plan, task.role(), system), environment);
                environment.put("RENDER_TILES", plan.layout().tiles().toString());
                environment.put("RENDER_INPUT", inputFolder(task));
                putRenamed(task, environment);
            }
            case AFTER -> {
                putInvocation(plan.after().invocation(plan, system), environment);
                once(environment);
                environment.put("RENDER_INPUT", inputFolder(task));
                environment.put("RENDER_FOLDER", "");
            }
            case GATE, SCOUTS -> {
                putInvocation(ShellCommand.invocation("exit 0", Map.of(), system), environment);
                once(environment);
                environment.put("RENDER_FOLDER", "");
            }
        }
        return environment;
    }

    private void frames(RenderTask task, Map<String, String> environment) {
        environment.put("RENDER_FRAMES", plan.renderer().list(task.frames()));
        environment.put(
                "RENDER_RUNS",
                plan.renderer().runs(task.frames()).stream()
                        .map(FrameRun::toString)
                        .collect(Collectors.joining("\n")));
    }

    /** Puts the files that are renamed after the render, one per line: the written name, a bar, and the final name. */
    private void putRenamed(RenderTask task, Map<String, String> environment) {
        List<String> lines = new ArrayList<>();
        for (int frame : task.frames().frames()) {
            List<String> written = plan.renderer().expectedFiles(plan.written(), frame);
            List<String> expected = plan.expectedFiles(frame);
            for (int i = 0; i < expected.size(); i++) {
                if (!written.get(i).equals(expected.get(i))) {
                    lines.add(written.get(i) + "|" + expected.get(i));
                }
            }
        }
        if (!lines.isEmpty()) {
            environment.put("RENDER_RENAMED", String.join("\n", lines));
        }
    }

    private static void putInvocation(Invocation invocation, Map<String, String> environment) {
        environment.putAll(invocation.environment());
    }

    private void once(Map<String, String> environment) {
        environment.put("RENDER_FRAMES", "");
        environment.put(
                "RENDER_RUNS", new FrameRun(plan.frames().first(), plan.frames().first(), 1, "").toString());
    }

    /** Returns the number of a tile task: 3 for {@code f0001-t3}. */
    private static String number(RenderTask task) {
        return String.valueOf(Integer.parseInt(task.id().substring(task.id().lastIndexOf('t') + 1)));
    }

    /**
     * Returns the folder for files of other tasks, in the task's working directory. It is deleted before the upload.
     */
    static String inputFolder(RenderTask task) {
        return task.role() == RenderTask.Role.ASSEMBLE ? "tiles" : RenderPlan.OUTPUT_FOLDER;
    }
}

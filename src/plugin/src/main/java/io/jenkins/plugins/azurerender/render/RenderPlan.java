package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.List;

/** Frames made into tasks: what a render is, before anything is said to Azure. */
public record RenderPlan(String scene, FrameRange frames, FrameFiles files, List<RenderTask> tasks) {

    /**
     * Plans a render of {@code scene} (path with {@code /} in the project container).
     *
     * @param chunk frames a task renders one after the other, loading the scene once
     * @throws InvalidRequestException when frames are below 0, which Blender cannot be asked for, or chunk is below 1
     */
    public static RenderPlan of(String scene, FrameRange frames, FrameFiles files, int chunk) {
        if (chunk < 1 || chunk > 1_000) {
            throw new InvalidRequestException("The chunk is %d: a task can render 1 to 1000 frames.".formatted(chunk));
        }
        int least = frames.frames().stream().mapToInt(Integer::intValue).min().orElseThrow();
        if (least < 0) {
            throw new InvalidRequestException(
                    "The frame range has frame %d: Blender takes a number below 0 as counted from the end, so give frames from 0 on."
                            .formatted(least));
        }
        int most = frames.frames().stream().mapToInt(Integer::intValue).max().orElseThrow();
        int digits = Math.max(4, Integer.toString(most).length());
        List<RenderTask> tasks = new ArrayList<>();
        for (FrameRange part : frames.chunks(chunk)) {
            tasks.add(new RenderTask(taskId(part.frames(), digits), part));
        }
        return new RenderPlan(scene, frames, files, List.copyOf(tasks));
    }

    /** Sorts as the frames do and tells which they are: {@code f0001} or {@code f0001-0010}. Unique, as first frames are. */
    private static String taskId(List<Integer> frames, int digits) {
        String number = "%0" + digits + "d";
        String first = number.formatted(frames.get(0));
        return "f" + first + (frames.size() == 1 ? "" : "-" + number.formatted(frames.get(frames.size() - 1)));
    }
}

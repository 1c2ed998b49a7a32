package io.jenkins.plugins.azurerender.record;

import java.io.IOException;
import java.nio.file.Path;

/** Records and frame tables of tests without a build. */
public final class RecordedRenders {

    private RecordedRenders() {}

    /** Opens the frame table of a render in a folder. */
    public static FrameTable table(Path folder, RenderRecord render) throws IOException {
        return FrameTable.open(folder.resolve(render.getJobId() + ".frames.jsonl"), render.plan());
    }

    /** Records that all frames and files are archived. */
    public static void complete(RenderRecord render, int frames) {
        render.markComplete(1, frames);
    }
}

package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.azure.batch.TaskStatus;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameImage;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Memory that a render uses while it is polled. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PollingMemoryTest {

    private static final int RENDERS = 5;
    private static final int MAX_KB = 6 * 1_024;
    private static final List<String> NODES = IntStream.range(0, 200)
            .mapToObj(number -> "tvmps_" + "%064x".formatted(number) + "_p")
            .toList();

    /** Only the row of each frame is kept in memory, no further data from Batch. */
    @Test
    void memoryOfTenThousandFramesIsLimited(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        List<Object> kept = new ArrayList<>();
        long none = used();
        List<CollectFixture> farms = new ArrayList<>();
        for (int render = 0; render < RENDERS; render++) {
            CollectFixture farm = render == 0
                    ? CollectFixture.open(jenkins, cloud, "1-10000", 1)
                    : farms.get(0).another(jenkins, "studio", "1-10000");
            farms.add(farm);
            kept.add(farm.table());
            kept.add(new FrameTasks(farm.record.batchTasks(), farm.table()));
        }
        long waiting = used();
        for (int render = 0; render < RENDERS; render++) {
            change(farms.get(render), (FrameTasks) kept.get(2 * render + 1));
        }
        long archived = used();
        long each = (archived - none) / RENDERS / 1024;
        System.out.printf(
                "10,000 frames: %d KB before the first change, %d KB after the last%n",
                (waiting - none) / RENDERS / 1024, each);
        assertTrue(each <= MAX_KB, each + " KB");
        assertTrue(kept.size() == 2 * RENDERS, "keeps the tables reachable until here");
    }

    /** Applies pages of 1,000 task states, several times for each task, and archives all frames. */
    private static void change(CollectFixture farm, FrameTasks tasks) throws Exception {
        List<RenderTask> all = farm.record.plan().tasks();
        for (TaskStatus.State state : new TaskStatus.State[] {
            TaskStatus.State.RUNNING, TaskStatus.State.RUNNING, TaskStatus.State.SUCCEEDED, TaskStatus.State.SUCCEEDED
        }) {
            for (int from = 0; from < all.size(); from += 1_000) {
                tasks.apply(all.subList(from, from + 1_000).stream()
                        .map(task -> new TaskStatus(
                                task.id(),
                                state,
                                1,
                                1_700_000_000,
                                1_700_000_060,
                                NODES.get(task.frames().first() % NODES.size()),
                                0,
                                "",
                                ""))
                        .toList());
            }
        }
        for (int from = 0; from < all.size(); from += 1_000) {
            List<FrameRow> rows = farm.table().rows(from, 1_000);
            farm.table()
                    .put(rows.stream()
                            .map(row -> row.archived(new FrameImage(
                                    List.of("a_" + row.number() + ".png"),
                                    2_000_000,
                                    "reports/contact-sheet/a_" + row.number() + ".png.thumbnail.png",
                                    1920,
                                    1080,
                                    "0123456789abcdef",
                                    "")))
                            .toList());
        }
        assertTrue(farm.table().count(FrameState.ARCHIVED) == 10_000);
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}

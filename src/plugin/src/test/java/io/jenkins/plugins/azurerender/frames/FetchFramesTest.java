package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.collect.CollectFixture;
import io.jenkins.plugins.azurerender.frames.image.FrameChecks;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The parts in which frames are downloaded. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class FetchFramesTest {

    @TempDir
    Path folder;

    /** The slowest connection: the working time is over after the first frame of each call. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void callEndsAfterItsWorkingTimeWithAtLeastOneFrame(boolean allLogs, JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-3", 1);
        farm.studio.storage().createContainer(farm.id, Map.of());
        farm.studio.storage().put(farm.id, "frames/a_1.png", Files.readAllBytes(CollectFixture.image(folder, 1)));
        farm.studio.storage().put(farm.id, "frames/a_2.png", new byte[] {1, 2, 3});
        for (int frame = 1; frame <= 3; frame++) {
            byte[] log = "Warning: property %d\nWarning: other".formatted(frame).getBytes(StandardCharsets.UTF_8);
            farm.studio.storage().put(farm.id, "logs/f000" + frame + "/stdout.txt", log);
        }
        List<WantedFrame> wanted = new ArrayList<>(wanted(3));
        for (int frame = 1; frame <= 3; frame++) {
            FetchedFrames fetched = fetch(farm, wanted, allLogs, Duration.ZERO)
                    .invoke(Files.createTempDirectory(folder, "call").toFile(), null);
            assertEquals(List.of(frame), numbers(fetched));
            assertEquals(
                    allLogs || frame > 1 ? List.of("f000" + frame) : List.of(),
                    fetched.logs().stream().map(FetchedLog::task).toList());
            assertEquals(frame == 1, fetched.frames().get(0).isValid());
            assertEquals(frame <= 2, fetched.frames().get(0).found());
            assertEquals(
                    allLogs && frame == 1 ? "log: Warning: property 1" : "",
                    fetched.frames().get(0).warning());
            wanted.remove(0);
        }
    }

    /** The time for frames is over before the last one: the other logs are downloaded in the remaining time. */
    @Test
    void framesThatUseUpTheirTimeAreReturnedWithTheirLogs(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-4", 1);
        farm.studio.storage().createContainer(farm.id, Map.of());
        for (int frame = 1; frame <= 4; frame++) {
            farm.studio.storage().put(farm.id, "logs/f000" + frame + "/stdout.txt", new byte[] {'x'});
        }
        AtomicInteger readings = new AtomicInteger();
        LongSupplier clock = () ->
                readings.incrementAndGet() <= 3 ? 0 : Duration.ofMinutes(44).toNanos();
        FetchedFrames fetched = fetch(farm, wanted(4), true, Duration.ofMinutes(45))
                .fetch(Files.createTempDirectory(folder, "call"), clock);
        assertEquals(3, fetched.frames().size());
        assertEquals(3, fetched.logs().size());
    }

    private static List<WantedFrame> wanted(int frames) {
        return IntStream.rangeClosed(1, frames)
                .mapToObj(frame ->
                        new WantedFrame(frame, List.of("a_" + frame + ".png"), ImageFormat.PNG, "f000" + frame))
                .toList();
    }

    private static FetchFrames fetch(
            CollectFixture farm, List<WantedFrame> wanted, boolean allLogs, Duration workingTime) throws IOException {
        return new FetchFrames(
                farm.studio.storage().sign(farm.id, Access.READ, Duration.ofHours(1)),
                wanted,
                "sheet.html",
                allLogs,
                farm.record.getSettings().logPatterns(),
                FrameChecks.DEFAULT,
                DownloadLimits.of(new RenderAccount("studio")),
                workingTime,
                Duration.ofSeconds(10));
    }

    private static List<Integer> numbers(FetchedFrames fetched) {
        return fetched.frames().stream().map(FetchedFrame::number).toList();
    }
}

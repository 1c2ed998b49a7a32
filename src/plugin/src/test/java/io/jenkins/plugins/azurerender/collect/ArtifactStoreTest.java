package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.StandardArtifactManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Frames are archived in the artifact store that Jenkins is configured to use. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ArtifactStoreTest {

    @TempDir
    Path folder;

    @TempDir
    Path store;

    @Test
    void framesAreArchivedInARemoteStore(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        keepArtifacts(build -> new RemoteArtifactStore(store.toFile()));
        CollectFixture farm = farm(jenkins, cloud);
        assertEquals(2, farm.end().get("frames"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("image2.png")), Files.readAllBytes(store.resolve("a_2.png")));
        assertTrue(Files.exists(store.resolve("contact-sheet.html")));
        assertFalse(Files.exists(farm.build.getRootDir().toPath().resolve("archive")));
        assertEquals(2, farm.table().count(FrameState.ARCHIVED));
    }

    @Test
    void fullDiskLeavesNoPartialFrameAndFramesAreArchivedLater(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        keepArtifacts(build -> new FullDisk(build, full));
        CollectFixture farm = farm(jenkins, cloud);
        IOException x = assertThrows(IOException.class, farm::end);
        assertEquals("No space left on device", x.getMessage());
        assertTrue(farm.artifacts().stream().noneMatch(name -> name.startsWith("a_")), () -> farm.artifacts()
                .toString());
        assertEquals(0, farm.table().count(FrameState.ARCHIVED));

        full.set(false);
        farm.restart();
        long tasks = farm.calls("Task_AddCollection");
        assertEquals(2, farm.end().get("frames"));
        assertEquals(tasks, farm.calls("Task_AddCollection"), "nothing is rendered again");
    }

    private CollectFixture farm(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture.image(folder, 2);
        return CollectFixture.open(jenkins, cloud, "1-2", 1).submit(1, task -> {
            int number = task.frames().first();
            return "cp %s/image%d.png a_%d.png".formatted(folder, number, number);
        });
    }

    private static void keepArtifacts(Function<Run<?, ?>, ArtifactManager> manager) {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new ArtifactManagerFactory() {
            @Override
            public ArtifactManager managerFor(Run<?, ?> build) {
                return manager.apply(build);
            }
        });
    }

    /** Writes only half of each file while the disk is full. */
    private static final class FullDisk extends StandardArtifactManager {

        private final transient AtomicBoolean full;

        FullDisk(Run<?, ?> build, AtomicBoolean full) {
            super(build);
            this.full = full;
        }

        @Override
        public void archive(
                FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
                throws IOException, InterruptedException {
            super.archive(workspace, launcher, listener, artifacts);
            if (full.get()) {
                for (String name : artifacts.keySet()) {
                    Path file = build.getRootDir().toPath().resolve("archive").resolve(name);
                    byte[] whole = Files.readAllBytes(file);
                    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
                }
                throw new IOException("No space left on device");
            }
        }
    }
}

package io.jenkins.plugins.azurerender.scene;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages valid scenes in many ways. Each is read or rejected with one sentence, within a memory limit. Set the number
 * of rounds with {@code -Dfuzz.rounds=1000000}, and the first seed with {@code -Dfuzz.seed=...}. A failure shows the
 * seed that reproduces it.
 */
public abstract class SceneFuzz {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 600);
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_101);
    private static final long MAX_ALLOCATION = 64L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private final SceneReader reader;
    private final String name;
    private final List<byte[]> samples;

    /** @param name of the file to read, with the format's extension */
    protected SceneFuzz(SceneReader reader, String name, List<byte[]> samples) {
        this.reader = reader;
        this.name = name;
        this.samples = samples;
    }

    /** Otherwise the damaged files would not be scenes at all. */
    @Test
    void undamagedSamplesAreRead() throws IOException {
        for (byte[] sample : samples) {
            read(sample);
        }
    }

    @Test
    @Timeout(3600)
    void damagedSceneIsReadOrRejected() {
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] damaged = Damage.to(samples.get(random.nextInt(samples.size())), random);
            try {
                read(damaged);
            } catch (UnreadableSceneException x) {
                if (x.getMessage().lines().count() != 1 || !x.getMessage().endsWith(".")) {
                    fail(reproduction(seed) + ": the message is not a sentence: " + x.getMessage());
                }
            } catch (IOException | RuntimeException | Error x) {
                fail(reproduction(seed), x);
            }
        }
    }

    private String reproduction(long seed) {
        return "%s fails with -Dfuzz.seed=%d -Dfuzz.rounds=1"
                .formatted(getClass().getSimpleName(), seed);
    }

    private void read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            reader.read(file);
        } finally {
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < MAX_ALLOCATION, () -> "bytes allocated: " + allocated);
        }
    }
}

package io.jenkins.plugins.azurerender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Images that tests compare. */
public final class Images {

    private Images() {}

    /** Reads an artifact of a build. */
    public static BufferedImage artifact(WorkflowRun run, String name) throws IOException {
        try (InputStream in = run.getArtifactManager().root().child(name).open()) {
            return ImageIO.read(in);
        }
    }

    /** Asserts that two images have the same pixels. */
    public static void assertSame(Path expectedFile, BufferedImage actual) throws IOException {
        BufferedImage expected = ImageIO.read(expectedFile.toFile());
        assertEquals(expected.getWidth(), actual.getWidth(), "width");
        assertEquals(expected.getHeight(), actual.getHeight(), "height");
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                assertEquals(expected.getRGB(x, y), actual.getRGB(x, y), "pixel " + x + "," + y);
            }
        }
    }
}

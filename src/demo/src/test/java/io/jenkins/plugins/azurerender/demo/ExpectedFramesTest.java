package io.jenkins.plugins.azurerender.demo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ExpectedFramesTest {
    @TempDir
    Path folder;

    @Test
    void namesContainPaddedFrameNumbers() {
        assertEquals(
                List.of("100%_08.png", "100%_09.png", "100%_10.png"),
                ExpectedFrames.of("100%_##.png", "8-10").names());
    }

    @Test
    void invalidOutputOrFramesAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> ExpectedFrames.of("frame.png", "1-2"));
        assertThrows(IllegalArgumentException.class, () -> ExpectedFrames.of("#.png", "1,2"));
    }

    @Test
    void validImagesPass() throws IOException {
        image("f_1.png");
        image("f_2.png");

        assertDoesNotThrow(() -> ExpectedFrames.of("f_#.png", "1-2").check(folder));
    }

    @Test
    void missingEmptyAndTruncatedImagesAreListed() throws IOException {
        image("f_1.png");
        Files.createFile(folder.resolve("f_2.png"));
        image("f_3.png");
        byte[] whole = Files.readAllBytes(folder.resolve("f_3.png"));
        Files.write(folder.resolve("f_3.png"), Arrays.copyOf(whole, whole.length / 2));

        DemoException failure = assertThrows(
                DemoException.class, () -> ExpectedFrames.of("f_#.png", "1-4").check(folder));

        assertTrue(failure.getMessage().startsWith("3 of 4 frames are missing or cannot be decoded"));
        assertTrue(failure.getMessage().endsWith(": f_2.png, f_3.png, f_4.png."), failure.getMessage());
    }

    private void image(String name) throws IOException {
        BufferedImage image = new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 32; x++) {
            image.setRGB(x, x / 2, x * 7919);
        }
        assertTrue(ImageIO.write(image, "png", folder.resolve(name).toFile()));
    }
}

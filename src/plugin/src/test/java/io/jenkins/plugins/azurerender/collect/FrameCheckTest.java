package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameCheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "TIFF"})
    void aWholePictureIsGood(ImageFormat format) throws IOException {
        FrameCheck.Result result = FrameCheck.check(picture(format), format);
        assertEquals("", result.problem());
        assertEquals(64, result.image().orElseThrow().getWidth());
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "TIFF"})
    void aPictureThatIsCutOffIsNoticed(ImageFormat format) throws IOException {
        Path file = picture(format);
        byte[] whole = Files.readAllBytes(file);
        for (double part : new double[] {0.1, 0.5, 0.9}) {
            Files.write(file, Arrays.copyOf(whole, (int) (whole.length * part)));
            assertFalse(FrameCheck.check(file, format).problem().isEmpty(), format + " cut off at " + part);
        }
    }

    @Test
    void aPictureOfAnotherFormatIsNoticed() throws IOException {
        assertEquals(
                "is not a PNG but a JPEG",
                FrameCheck.check(picture(ImageFormat.JPEG), ImageFormat.PNG).problem());
    }

    @Test
    void anEmptyFileAndAFileOfTextAreNoticed() throws IOException {
        Path file = folder.resolve("frame.png");
        Files.writeString(file, "");
        assertEquals("is empty", FrameCheck.check(file, ImageFormat.PNG).problem());
        Files.writeString(file, "no picture");
        assertEquals("is not a picture", FrameCheck.check(file, ImageFormat.PNG).problem());
    }

    @Test
    void anExrIsKnownByItsMagicNumber() throws IOException {
        Path file = folder.resolve("frame.exr");
        Files.write(file, new byte[] {0x76, 0x2f, 0x31, 0x01, 2, 0, 0, 0});
        assertEquals("", FrameCheck.check(file, ImageFormat.OPEN_EXR).problem());
        Files.writeString(file, "no picture");
        assertEquals(
                "is not an EXR file",
                FrameCheck.check(file, ImageFormat.OPEN_EXR).problem());
    }

    @Test
    void aPictureThatClaimsToBeEnormousIsNotDecoded() throws IOException {
        Path file = picture(ImageFormat.PNG);
        byte[] bytes = Files.readAllBytes(file);
        setSize(bytes, 100_000);
        Files.write(file, bytes);
        FrameCheck.Result result = FrameCheck.check(file, ImageFormat.PNG);
        assertTrue(result.image().isEmpty());
    }

    private Path picture(ImageFormat format) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt(0xffffff));
            }
        }
        Path file = folder.resolve("frame." + format.extension());
        assertTrue(ImageIO.write(image, format == ImageFormat.TIFF ? "tiff" : format.extension(), file.toFile()));
        return file;
    }

    private static void setSize(byte[] png, int size) {
        for (int i = 0; i < 4; i++) {
            png[16 + i] = (byte) (size >>> 8 * (3 - i));
            png[20 + i] = (byte) (size >>> 8 * (3 - i));
        }
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        for (int i = 0; i < 4; i++) {
            png[29 + i] = (byte) (crc.getValue() >>> 8 * (3 - i));
        }
    }
}

package io.jenkins.plugins.azurerender.frames.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("blender")
class FrameCheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "TIFF"})
    void completeImageIsValid(ImageFormat format) throws IOException {
        FrameCheck.Result result = FrameCheck.check(image(format), format, FrameChecks.DEFAULT);
        assertEquals("", result.problem());
        assertEquals(64, result.thumbnail().orElseThrow().getWidth());
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "TIFF"})
    void truncatedImageIsInvalid(ImageFormat format) throws IOException {
        Path file = image(format);
        byte[] whole = Files.readAllBytes(file);
        for (double part : new double[] {0.1, 0.5, 0.9}) {
            Files.write(file, Arrays.copyOf(whole, (int) (whole.length * part)));
            assertFalse(
                    FrameCheck.check(file, format, FrameChecks.DEFAULT)
                            .problem()
                            .isEmpty(),
                    format + " truncated at " + part);
        }
    }

    @Test
    void imageOfADifferentFormatIsInvalid() throws IOException {
        assertEquals(
                "is not a PNG file but a JPEG",
                FrameCheck.check(image(ImageFormat.JPEG), ImageFormat.PNG, FrameChecks.DEFAULT)
                        .problem());
    }

    @Test
    void emptyFileAndTextFileAreInvalid() throws IOException {
        Path file = folder.resolve("frame.png");
        Files.writeString(file, "");
        assertEquals(
                "is empty",
                FrameCheck.check(file, ImageFormat.PNG, FrameChecks.DEFAULT).problem());
        Files.writeString(file, "no image");
        assertEquals(
                "is not an image",
                FrameCheck.check(file, ImageFormat.PNG, FrameChecks.DEFAULT).problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "ZIP", "PIZ", "DWAA"})
    void exrOfBlenderIsValidatedByHeaderAndOffsetTable(String codec) throws IOException {
        Path file = Scenes.exr(folder, codec);
        FrameCheck.Result result = FrameCheck.check(file, ImageFormat.OPEN_EXR, FrameChecks.DEFAULT.withSize(48, 27));
        assertEquals("", result.problem());
        assertEquals(48, result.width());
        assertEquals(27, result.height());
        assertEquals(
                "has a different size than requested: 48 x 27",
                FrameCheck.check(file, ImageFormat.OPEN_EXR, FrameChecks.DEFAULT.withSize(48, 26))
                        .problem());
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {3, 40, whole.length / 2, whole.length - 40, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertFalse(
                    FrameCheck.check(file, ImageFormat.OPEN_EXR, FrameChecks.DEFAULT)
                            .problem()
                            .isEmpty(),
                    "truncated at " + cut + " of " + whole.length);
        }
    }

    @Test
    void exrWithZerosInItsOffsetTableIsInvalid() throws IOException {
        Path file = Scenes.exr(folder, "NONE");
        byte[] bytes = Files.readAllBytes(file);
        int end = headerEnd(bytes);
        Arrays.fill(bytes, end + 8 * 20, end + 8 * 21, (byte) 0);
        Files.write(file, bytes);
        assertEquals(
                "is damaged or truncated",
                FrameCheck.check(file, ImageFormat.OPEN_EXR, FrameChecks.DEFAULT)
                        .problem());
    }

    @Test
    void exrWithRandomHeaderIsRejectedQuickly() throws IOException {
        Random random = new Random(11);
        byte[] whole = Files.readAllBytes(Scenes.exr(folder, "ZIP"));
        Path file = folder.resolve("changed.exr");
        for (int i = 0; i < 2000; i++) {
            byte[] changed = whole.clone();
            for (int changes = 0; changes < 4; changes++) {
                changed[8 + random.nextInt(headerEnd(whole))] = (byte) random.nextInt();
            }
            Files.write(file, changed);
            FrameCheck.check(file, ImageFormat.OPEN_EXR, FrameChecks.DEFAULT); // returns, with a problem or without
        }
        Files.writeString(file, "no image");
        assertEquals(
                "is not an OpenEXR file",
                FrameCheck.check(file, ImageFormat.OPEN_EXR, FrameChecks.DEFAULT)
                        .problem());
    }

    @Test
    void blackImageIsAWarningOrInvalid() throws IOException {
        Path file = plain(0x000000);
        assertEquals(
                "is all black",
                FrameCheck.check(file, ImageFormat.PNG, FrameChecks.DEFAULT).warning());
        assertEquals(
                "is all black",
                FrameCheck.check(file, ImageFormat.PNG, FrameChecks.failingOn(List.of("black")))
                        .problem());
    }

    @Test
    void imageWithOneLitPixelIsNotBlack() throws IOException {
        BufferedImage image = new BufferedImage(1001, 999, BufferedImage.TYPE_INT_RGB);
        image.setRGB(777, 333, 0xffffff);
        Path file = folder.resolve("star.png");
        ImageIO.write(image, "png", file.toFile());
        assertEquals(
                "", FrameCheck.check(file, ImageFormat.PNG, FrameChecks.DEFAULT).warning());
    }

    @Test
    void missingTexturePinkIsDetectedButNotOtherPink() throws IOException {
        assertEquals(
                "has the pink of a missing texture",
                FrameCheck.check(plain(0xe000e0), ImageFormat.PNG, FrameChecks.DEFAULT)
                        .warning());
        assertEquals(
                "",
                FrameCheck.check(plain(0xd02050), ImageFormat.PNG, FrameChecks.DEFAULT)
                        .warning());
        assertEquals(
                "",
                FrameCheck.check(plain(0xf0b0f0), ImageFormat.PNG, FrameChecks.DEFAULT)
                        .warning());
    }

    @Test
    void equalPixelsHaveEqualHashesInAnyFormat() throws IOException {
        String png = FrameCheck.check(plain(0x123456), ImageFormat.PNG, FrameChecks.DEFAULT)
                .hash();
        Path tiff = folder.resolve("plain.tif");
        ImageIO.write(ImageIO.read(plain(0x123456).toFile()), "tiff", tiff.toFile());
        assertEquals(
                png,
                FrameCheck.check(tiff, ImageFormat.TIFF, FrameChecks.DEFAULT).hash());
        assertNotEquals(
                png,
                FrameCheck.check(plain(0x123457), ImageFormat.PNG, FrameChecks.DEFAULT)
                        .hash());
    }

    private Path plain(int rgb) throws IOException {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, rgb);
            }
        }
        Path file = folder.resolve("plain-" + Integer.toHexString(rgb) + ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** Position of the offset table. Its first entry points to the end of the table, which has 8 bytes per chunk. */
    private static int headerEnd(byte[] exr) {
        ByteBuffer bytes = ByteBuffer.wrap(exr).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 8; at < exr.length - 8; at++) {
            long first = bytes.getLong(at);
            if (exr[at - 1] == 0
                    && first > at
                    && first < exr.length
                    && (first - at) % 8 == 0
                    && (first - at) / 8 <= 27
                    && bytes.getInt((int) first) == 0) {
                return at;
            }
        }
        throw new AssertionError("no offset table");
    }

    @Test
    void enormousImageIsNotDecoded() throws IOException {
        Path file = image(ImageFormat.PNG);
        byte[] bytes = Files.readAllBytes(file);
        setSize(bytes, 100_000);
        Files.write(file, bytes);
        FrameCheck.Result result = FrameCheck.check(file, ImageFormat.PNG, FrameChecks.DEFAULT);
        assertTrue(result.thumbnail().isEmpty());
    }

    private Path image(ImageFormat format) throws IOException {
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

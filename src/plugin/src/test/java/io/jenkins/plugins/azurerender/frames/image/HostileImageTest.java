package io.jenkins.plugins.azurerender.frames.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Crafted image files are either decoded or reported as corrupt, and need little memory in both cases. */
@Tag("unit")
class HostileImageTest {

    private static final int MEGABYTE = 1 << 20;
    private static final ImageMemory MEMORY = new ImageMemory(8 * MEGABYTE);
    private static final int ROUNDS = Integer.getInteger("hostileImages", 1_000);

    /** Lengths and sizes that cause overflows, or are very large. */
    private static final int[] ODD_NUMBERS = {
        0, 1, -1, 2, 255, 32_767, 32_768, 40_000, 65_535, 65_536, 1 << 20, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    /** 300 MB of zeros, compressed to 306 KB. The PNG reader of Java needs 900 MB for such a text. */
    private static final byte[] ZEROS = TestImages.zeros(300L * MEGABYTE);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP", "abCd", "tEXt", "eXIf"})
    void textAndProfileChunksAreNotDecompressed(String type) throws IOException {
        byte[] png = TestImages.pngs().get(0);
        String head = type.equals("iTXt") ? "key\0\1\0\0\0" : "key\0\0";
        byte[] text = (head + new String(ZEROS, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(text.length < 400_000, () -> text.length + " bytes");
        FrameCheck.Result plain = check(png, ImageFormat.PNG);
        long allocated = allocated();
        FrameCheck.Result result = check(TestImages.withChunk(png, type, text), ImageFormat.PNG);
        allocated = allocated() - allocated;
        assertEquals("", result.problem());
        assertEquals(plain.hash(), result.hash());
        assertTrue(allocated < 4 * MEGABYTE, allocated + " bytes");
    }

    @Test
    void repeatedRequiredChunksAreInvalid() throws IOException {
        byte[] png = TestImages.pngs().get(0);
        for (String type : List.of("IHDR", "ABCD", "IEND")) {
            assertDamaged(TestImages.withChunk(png, type, new byte[13]), ImageFormat.PNG);
        }
        byte[] palette = TestImages.pngs().get(6);
        assertDamaged(TestImages.withChunk(palette, "PLTE", new byte[3]), ImageFormat.PNG);
    }

    @ParameterizedTest
    @CsvSource({
        "0, gAMA, 4, 0 3 5 7 1000",
        "0, sRGB, 1, 0 2 7 1000",
        "0, tRNS, 6, 0 2 5 7 1000",
        "2, tRNS, , 0 1 2 6 8 256",
        "4, tRNS, 2, 0 1 3 6 7 1000",
        "6, tRNS, 256, 0 257 1000",
        "8, tRNS, 2, 0 3 256",
    })
    void optionalChunkIsUsedOnceAndOnlyWithAValidLength(int image, String type, Integer valid, String invalid)
            throws IOException {
        byte[] png = TestImages.pngs().get(image);
        byte[] wrong = png;
        for (String length : invalid.split(" ")) {
            wrong = TestImages.withChunkBeforePixels(wrong, type, new byte[Integer.parseInt(length)]);
        }
        FrameCheck.Result result = check(wrong, ImageFormat.PNG);
        assertEquals("", result.problem());
        assertEquals(check(png, ImageFormat.PNG).hash(), result.hash());
        assertEquals(partsLength(png), partsLength(wrong));
        if (valid != null) {
            byte[] once = TestImages.withChunkBeforePixels(wrong, type, new byte[valid]);
            byte[] twice = TestImages.withChunkBeforePixels(once, type, new byte[valid]);
            assertEquals("", check(twice, ImageFormat.PNG).problem());
            assertEquals(partsLength(png) + 12 + valid, partsLength(twice));
        }
    }

    @Test
    void transparencyBeforeThePaletteIsIgnored() throws IOException {
        byte[] png = TestImages.pngs().get(6);
        byte[] misplaced = TestImages.withChunk(png, "tRNS", new byte[5]);
        assertEquals("", check(misplaced, ImageFormat.PNG).problem());
        assertEquals(partsLength(png), partsLength(misplaced));
    }

    /** Number of bytes that the decoder of a PNG file gets. */
    private long partsLength(byte[] png) throws IOException {
        try (FileChannel in = FileChannel.open(file(png, ImageFormat.PNG))) {
            return PngOutline.read(FileBytes.of(in)).parts().length();
        } catch (InvalidImageException x) {
            throw new AssertionError(x);
        }
    }

    @Test
    void tilesMuchLargerThanTheImageAreInvalid() throws IOException {
        byte[] tiff = TestImages.tiffs().get(9);
        assertEquals("", check(tiff, ImageFormat.TIFF).problem());
        assertDamaged(TestImages.withField(tiff, 322, 40_000), ImageFormat.TIFF);
        assertDamaged(TestImages.withField(TestImages.withField(tiff, 322, 40_000), 323, 40_000), ImageFormat.TIFF);
        assertDamaged(TestImages.withField(tiff, 323, 0), ImageFormat.TIFF);
    }

    @Test
    void largeTiffIsNotDecoded() throws IOException {
        for (int[] size : new int[][] {{20_000, 20_000}, {1 << 17, 1}, {1, 1 << 17}, {1 << 30, 1}}) {
            byte[] tiff = inOneStrip(TestImages.tiffs().get(3), size[0], size[1]);
            long allocated = allocated();
            FrameCheck.Result result = FrameCheck.check(
                    file(tiff, ImageFormat.TIFF),
                    ImageFormat.TIFF,
                    FrameChecks.DEFAULT,
                    new ImageMemory(Long.MAX_VALUE));
            assertTrue(allocated() - allocated < MEGABYTE);
            assertEquals("", result.problem());
            assertEquals("is too large to be decoded, so only its header was checked", result.warning());
            assertEquals(size[0], result.width());
            assertEquals(size[1], result.height());
            assertTrue(result.thumbnail().isEmpty());
        }
        byte[] overflow = inOneStrip(TestImages.tiffs().get(3), 1 << 30, 1 << 30);
        assertEquals(
                "has an implausible image size",
                check(overflow, ImageFormat.TIFF).problem());
    }

    /** The file with another size and only its first strip. */
    private static byte[] inOneStrip(byte[] tiff, int width, int height) {
        byte[] single = TestImages.withField(TestImages.withField(tiff, 256, width), 257, height);
        single = TestImages.withField(single, 278, height);
        single = TestImages.withField(single, 273, TestImages.field(tiff, 273));
        return TestImages.withField(single, 279, TestImages.field(tiff, 279));
    }

    @Test
    void endlessDirectoryListIsNotRead() throws IOException {
        byte[] tiff = TestImages.tiffs().get(1);
        byte[] loop = tiff.clone();
        ByteBuffer file = ByteBuffer.wrap(loop).order(TestImages.order(loop));
        file.putInt(TestImages.nextDirectory(loop), file.getInt(4));
        assertEquals(
                check(tiff, ImageFormat.TIFF).hash(),
                check(loop, ImageFormat.TIFF).hash());
        file.putInt(4, Integer.MAX_VALUE);
        assertDamaged(loop, ImageFormat.TIFF);
    }

    @Test
    void stripsOutsideTheFileAreInvalid() throws IOException {
        byte[] tiff = TestImages.tiffs().get(0);
        byte[] single = inOneStrip(tiff, TestImages.WIDTH, TestImages.HEIGHT);
        int toTheEnd = tiff.length - TestImages.field(tiff, 273); // its strips follow each other
        byte[] valid = TestImages.withField(single, 279, toTheEnd);
        assertEquals("", check(valid, ImageFormat.TIFF).problem());
        assertEquals(
                check(tiff, ImageFormat.TIFF).hash(),
                check(valid, ImageFormat.TIFF).hash());
        for (int bytes : new int[] {toTheEnd + 1, Integer.MAX_VALUE, -1}) {
            assertDamaged(TestImages.withField(single, 279, bytes), ImageFormat.TIFF);
        }
        for (int offset : new int[] {TestImages.field(tiff, 273) + 1, tiff.length, Integer.MAX_VALUE, -1}) {
            assertDamaged(TestImages.withField(valid, 273, offset), ImageFormat.TIFF);
        }
    }

    @Test
    void jpegWithThousandsOfScansIsInvalid() throws IOException {
        byte[] jpeg = TestImages.jpegs().get(1);
        int scan = scan(jpeg);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, scan);
        int length = 2 + (jpeg[scan + 2] << 8 | jpeg[scan + 3] & 0xff);
        for (int i = 0; i < 5_000; i++) {
            many.write(jpeg, scan, length);
        }
        many.write(jpeg, scan, jpeg.length - scan);
        assertEquals(
                "has an implausible number of scans",
                check(many.toByteArray(), ImageFormat.JPEG).problem());
    }

    @Test
    void applicationDataInJpegIsIgnored() throws IOException {
        byte[] jpeg = TestImages.jpegs().get(0);
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(jpeg, 0, 2);
        for (int marker : new int[] {0xe1, 0xe2, 0xe0, 0xed, 0xee, 0xfe}) {
            byte[] segment = new byte[60_002];
            new Random(2).nextBytes(segment);
            ByteBuffer.wrap(segment).put((byte) 0xff).put((byte) marker).putShort((short) 60_000);
            more.write(segment);
        }
        more.write(jpeg, 2, jpeg.length - 2);
        FrameCheck.Result result = check(more.toByteArray(), ImageFormat.JPEG);
        assertEquals("", result.problem());
        assertEquals(check(jpeg, ImageFormat.JPEG).hash(), result.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunkCount", "tiles", "compression", "dataWindow", "channels", "other"})
    void emptyExrAttributeDoesNotEndTheCollect(String name) throws IOException {
        ByteBuffer empty = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        TestImages.attribute(empty, name, "int", new byte[0]);
        byte[] exr = TestImages.exr(0, Arrays.copyOf(empty.array(), empty.position()));
        String problem = check(exr, ImageFormat.OPEN_EXR).problem();
        assertEquals(name.equals("other"), problem.isEmpty(), problem);
    }

    @Test
    void largeExrAttributeIsSkipped() throws IOException {
        ByteBuffer large = ByteBuffer.allocate(21 * MEGABYTE).order(ByteOrder.LITTLE_ENDIAN);
        TestImages.attribute(large, "cryptomatte/0a1b2c3/manifest", "string", new byte[20 * MEGABYTE]);
        TestImages.attribute(large, "note", "string", new byte[9_000]);
        byte[] exr = TestImages.exr(3, Arrays.copyOf(large.array(), large.position()));
        Path file = file(exr, ImageFormat.OPEN_EXR);
        long allocated = allocated();
        FrameCheck.Result result = FrameCheck.check(file, ImageFormat.OPEN_EXR, FrameChecks.DEFAULT, MEMORY);
        assertTrue(allocated() - allocated < MEGABYTE);
        assertEquals("", result.problem());
        assertEquals(TestImages.WIDTH, result.width());
        assertEquals(check(TestImages.exr(3, new byte[0]), ImageFormat.OPEN_EXR).height(), result.height());
        assertDamaged(Arrays.copyOf(exr, 10 * MEGABYTE), ImageFormat.OPEN_EXR);
        ByteBuffer.wrap(exr).order(ByteOrder.LITTLE_ENDIAN).putInt(manifestSize(exr), -1);
        assertDamaged(exr, ImageFormat.OPEN_EXR);
    }

    /** Position of the size of the manifest. */
    private static int manifestSize(byte[] exr) {
        return new String(exr, 0, 1_000, StandardCharsets.ISO_8859_1).indexOf("manifest")
                + "manifest\0string\0".length();
    }

    @ParameterizedTest
    @CsvSource({"60000, ''", "65536, has an implausible number of attributes"})
    void numberOfExrAttributesIsLimited(int count, String problem) throws IOException {
        ByteBuffer many = ByteBuffer.allocate(2 * MEGABYTE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            TestImages.attribute(many, "a" + i, "t", new byte[3]);
        }
        byte[] exr = TestImages.exr(0, Arrays.copyOf(many.array(), many.position()));
        assertEquals(problem, check(exr, ImageFormat.OPEN_EXR).problem());
    }

    @Test
    void unknownExrAttributesAreNotKeptInMemory() throws IOException {
        ByteBuffer many = ByteBuffer.allocate(3 * MEGABYTE).order(ByteOrder.LITTLE_ENDIAN);
        while (many.remaining() > 30) {
            TestImages.attribute(many, "a" + many.position(), "t", new byte[0]);
        }
        byte[] exr = new byte[4 * MEGABYTE - 1];
        byte[] valid = TestImages.exr(0, new byte[0]);
        System.arraycopy(valid, 0, exr, 0, 8);
        System.arraycopy(many.array(), 0, exr, 8, many.position());
        long allocated = allocated();
        assertFalse(check(exr, ImageFormat.OPEN_EXR).problem().isEmpty());
        assertTrue(allocated() - allocated < 60 * MEGABYTE); // names of attributes, one at a time
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "TIFF", "OPEN_EXR"})
    void mutatedFileIsAnImageOrCorrupt(ImageFormat format) throws IOException {
        List<byte[]> valid =
                switch (format) {
                    case PNG -> TestImages.pngs();
                    case JPEG -> TestImages.jpegs();
                    case TIFF -> TestImages.tiffs();
                    default -> TestImages.exrs();
                };
        for (byte[] file : valid) {
            assertEquals("", check(file, format).problem());
        }
        Random random = new Random(format.ordinal());
        long most = 0;
        int intact = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = mutated(valid, random);
            long before = allocated();
            FrameCheck.Result result = check(file, format);
            most = Math.max(most, allocated() - before);
            intact += result.problem().isEmpty() ? 1 : 0;
            assertTrue(result.problem().length() < 200, result::problem);
        }
        assertTrue(intact < ROUNDS, "no file was reported as corrupt");
        assertTrue(most < 32L * MEGABYTE, most + " bytes allocated");
    }

    private static byte[] mutated(List<byte[]> valid, Random random) {
        byte[] file = valid.get(random.nextInt(valid.size())).clone();
        int header = Math.min(file.length, 600);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            boolean inHeader = random.nextInt(4) > 0; // most changes of pixel data have no effect
            int at = random.nextInt(inHeader ? header : file.length);
            if (inHeader && random.nextBoolean()) {
                at = file.length - 1 - at; // the position of the TIFF directory
            }
            at = Math.max(0, Math.min(at, file.length - 4));
            switch (random.nextInt(6)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) random.nextInt();
                case 2 -> ByteBuffer.wrap(file).putInt(at, ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)]);
                case 3 ->
                    ByteBuffer.wrap(file)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(at, ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)]);
                case 4 -> file = random.nextInt(4) > 0 ? file : Arrays.copyOf(file, Math.max(8, at));
                default -> file = spliced(file, valid.get(random.nextInt(valid.size())), at, random);
            }
        }
        return file;
    }

    /** Copies a part of another file into the file. */
    private static byte[] spliced(byte[] file, byte[] other, int at, Random random) {
        int from = random.nextInt(other.length);
        int length = Math.min(other.length - from, 1 + random.nextInt(200));
        byte[] spliced = new byte[file.length + length];
        System.arraycopy(file, 0, spliced, 0, at);
        System.arraycopy(other, from, spliced, at, length);
        System.arraycopy(file, at, spliced, at + length, file.length - at);
        return spliced;
    }

    @Test
    void memoryIsReservedUntilTheImageIsProcessed() throws Exception {
        ImageMemory memory = new ImageMemory(MEGABYTE);
        boolean[] ended = new boolean[1];
        Thread[] second = new Thread[1];
        memory.with(MEGABYTE, () -> {
            second[0] = new Thread(() -> {
                try {
                    memory.with(1, () -> ended[0] = true);
                } catch (IOException | InvalidImageException x) {
                    throw new IllegalStateException(x);
                }
            });
            second[0].start();
            try {
                second[0].join(200);
            } catch (InterruptedException x) {
                throw new IllegalStateException(x);
            }
            assertFalse(ended[0], "decoded although the memory was in use");
            return null;
        });
        second[0].join();
        assertTrue(ended[0]);
    }

    @Test
    void resultContainsOnlyAThumbnail() throws IOException {
        Path file = folder.resolve("large.png");
        ImageIO.write(new BufferedImage(1_000, 500, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        BufferedImage thumbnail = FrameCheck.check(file, ImageFormat.PNG, FrameChecks.DEFAULT, MEMORY)
                .thumbnail()
                .orElseThrow();
        assertEquals(240, thumbnail.getWidth());
        assertEquals(120, thumbnail.getHeight());
    }

    @Test
    void imageLargerThanTheMemoryIsCheckedByItsHeader() throws IOException {
        Path file = folder.resolve("large.png");
        ImageIO.write(new BufferedImage(1_000, 500, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        FrameCheck.Result result =
                FrameCheck.check(file, ImageFormat.PNG, FrameChecks.DEFAULT, new ImageMemory(MEGABYTE));
        assertEquals("is too large to be decoded, so only its header was checked", result.warning());
        assertEquals(1_000, result.width());
    }

    @Test
    void anyExceptionOfADecoderMeansACorruptFile() throws IOException {
        byte[] png = TestImages.pngs().get(0);
        for (Throwable failure : List.of(
                new OutOfMemoryError(), new StackOverflowError(), new IllegalArgumentException(), new IOException())) {
            FailingReader reader = FailingReader.register(failure);
            try {
                assertEquals(
                        failure instanceof OutOfMemoryError
                                ? "cannot be decoded with the memory of the Jenkins process"
                                : "is damaged or truncated",
                        check(png, ImageFormat.PNG).problem());
            } finally {
                reader.close();
            }
        }
        assertEquals("", check(png, ImageFormat.PNG).problem());
    }

    private void assertDamaged(byte[] file, ImageFormat format) throws IOException {
        long allocated = allocated();
        assertEquals("is damaged or truncated", check(file, format).problem());
        assertTrue(allocated() - allocated < 4 * MEGABYTE);
    }

    private FrameCheck.Result check(byte[] file, ImageFormat format) throws IOException {
        return FrameCheck.check(file(file, format), format, FrameChecks.DEFAULT, MEMORY);
    }

    private Path file(byte[] content, ImageFormat format) throws IOException {
        return Files.write(folder.resolve("frame." + format.extension()), content);
    }

    /** Position of the first scan. */
    private static int scan(byte[] jpeg) {
        for (int at = 2; ; at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff)) {
            if ((jpeg[at + 1] & 0xff) == 0xda) {
                return at;
            }
        }
    }

    /** The number of bytes that this thread has allocated since its start. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}

package io.jenkins.plugins.azurerender.frames.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** A PNG reader that fails. It replaces that of Java until it is closed. */
final class FailingReader extends ImageReaderSpi {

    private final Throwable failure;

    private FailingReader(Throwable failure) {
        super(
                "test",
                "1",
                new String[] {"png"},
                new String[0],
                new String[0],
                Reader.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                null,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
        this.failure = failure;
    }

    static FailingReader register(Throwable failure) {
        FailingReader failing = new FailingReader(failure);
        IIORegistry registry = IIORegistry.getDefaultInstance();
        registry.registerServiceProvider(failing, ImageReaderSpi.class);
        registry.getServiceProviders(ImageReaderSpi.class, true).forEachRemaining(other -> {
            if (other != failing) {
                registry.setOrdering(ImageReaderSpi.class, failing, other);
            }
        });
        return failing;
    }

    void close() {
        IIORegistry.getDefaultInstance().deregisterServiceProvider(this, ImageReaderSpi.class);
    }

    @Override
    public boolean canDecodeInput(Object source) {
        return true;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
        return new Reader(this, failure);
    }

    @Override
    public String getDescription(Locale locale) {
        return "fails";
    }

    private static final class Reader extends ImageReader {

        private final Throwable failure;

        Reader(ImageReaderSpi origin, Throwable failure) {
            super(origin);
            this.failure = failure;
        }

        @Override
        public int getNumImages(boolean search) {
            return 1;
        }

        @Override
        public int getWidth(int index) {
            return TestImages.WIDTH;
        }

        @Override
        public int getHeight(int index) {
            return TestImages.HEIGHT;
        }

        @Override
        public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
            return List.<ImageTypeSpecifier>of().iterator();
        }

        @Override
        public IIOMetadata getStreamMetadata() {
            return null;
        }

        @Override
        public IIOMetadata getImageMetadata(int index) {
            return null;
        }

        @Override
        public BufferedImage read(int index, ImageReadParam options) throws IOException {
            if (failure instanceof IOException io) {
                throw io;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }
}

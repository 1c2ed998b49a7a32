package io.jenkins.plugins.azurerender.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The image formats of frames, with the names of Blender's option {@code -F}. */
public enum ImageFormat {
    PNG("png"),
    JPEG("jpg"),
    TIFF("tif"),
    OPEN_EXR("exr"),
    /** All layers and passes in one file. */
    OPEN_EXR_MULTILAYER("exr");

    private final String extension;

    ImageFormat(String extension) {
        this.extension = extension;
    }

    /** Returns whether the format is OpenEXR, whose values are linear. */
    public boolean isOpenExr() {
        return this == OPEN_EXR || this == OPEN_EXR_MULTILAYER;
    }

    /** Returns the file extension without the dot. */
    public String extension() {
        return extension;
    }

    /** Returns the format with this name; empty for null and other text. */
    public static Optional<ImageFormat> find(String name) {
        String upperCase = name == null ? "" : name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.name().equals(upperCase))
                .findFirst();
    }

    /**
     * Parses the name of a format; {@code null} and blank mean PNG.
     *
     * @throws InvalidRequestException when the format is unknown
     */
    public static ImageFormat parse(String name) {
        if (name == null || name.isBlank()) {
            return PNG;
        }
        return find(name)
                .orElseThrow(() -> new InvalidRequestException("Unknown value '%s' for format: use %s."
                        .formatted(
                                name.strip(),
                                Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")))));
    }
}

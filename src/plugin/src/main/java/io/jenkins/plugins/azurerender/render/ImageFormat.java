package io.jenkins.plugins.azurerender.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The picture formats a frame can be saved in, by Blender's names for them (its option {@code -F}). */
public enum ImageFormat {
    PNG("png"),
    JPEG("jpg"),
    TIFF("tif"),
    OPEN_EXR("exr"),
    /** All layers and passes in one file, as Blender alone calls it. */
    OPEN_EXR_MULTILAYER("exr");

    private final String extension;

    ImageFormat(String extension) {
        this.extension = extension;
    }

    /** Whether files are OpenEXR: linear, and not decoded here. */
    public boolean isOpenExr() {
        return this == OPEN_EXR || this == OPEN_EXR_MULTILAYER;
    }

    /** The file extension Blender appends, without the dot. */
    public String extension() {
        return extension;
    }

    /** @throws InvalidRequestException when no format has that name; {@code null} and blank mean PNG */
    public static ImageFormat parse(String name) {
        if (name == null || name.isBlank()) {
            return PNG;
        }
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("Unknown value '%s' for format: use %s."
                        .formatted(
                                name.strip(),
                                Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")))));
    }
}

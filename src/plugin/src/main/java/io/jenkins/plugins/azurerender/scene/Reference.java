package io.jenkins.plugins.azurerender.scene;

import java.io.Serializable;

/**
 * A file outside the scene that the scene needs.
 *
 * @param path as written in the scene, on whatever machine that was
 * @param node what refers to it, by its name in the scene, such as {@code IMbrick} or {@code file1}
 */
public record Reference(String path, Kind kind, Extent extent, String node) implements Serializable {

    /** What it is to the scene; a {@link #SCENE} is read in its turn, for it may refer to more. */
    public enum Kind {
        TEXTURE,
        SCENE,
        CACHE,
        VOLUME,
        FONT,
        SOUND,
        MOVIE,
        OTHER
    }

    /** How many files one path stands for. */
    public enum Extent {
        ONE,
        /** Every file whose name differs from it in the frame number alone. */
        SEQUENCE,
        /** Every tile of a texture: UDIM and the like. */
        TILES,
        /** Everything in a folder. */
        FOLDER
    }
}

package io.jenkins.plugins.azurerender.scene;

import java.io.Serializable;

/**
 * A file that a scene references.
 *
 * @param path as written in the scene, possibly on another machine
 * @param node name of the referencing node in the scene, such as {@code IMbrick} or {@code file1}
 */
public record Reference(String path, Kind kind, Extent extent, String node) implements Serializable {

    /** Kind of the file. A {@link #SCENE} is read as well, because it can contain references. */
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

    /** How many files the path refers to. */
    public enum Extent {
        ONE,
        /** All files whose names differ only in the frame number. */
        SEQUENCE,
        /** All tiles of a texture, such as UDIM tiles. */
        TILES,
        /** All files in a folder. */
        FOLDER
    }
}

package io.jenkins.plugins.azurerender.scene.io;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;

/** Limits the number of characters of one node of a scene. */
public final class CharacterLimit {

    private static final int MAX_CHARACTERS = 16 << 20;
    private static final int OVERHEAD = 40;

    private final String file;
    private int remaining = MAX_CHARACTERS;

    /** @param file name for messages */
    public CharacterLimit(String file) {
        this.file = file;
    }

    public void add(String text) throws UnreadableSceneException {
        remaining -= text.length() + OVERHEAD;
        if (remaining < 0) {
            throw new UnreadableSceneException(file + " has a node with an implausible number of file names.");
        }
    }

    /** Starts a new node. */
    public void reset() {
        remaining = MAX_CHARACTERS;
    }
}

package io.jenkins.plugins.azurerender.scene.io;

import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;

/** How many characters one node of a scene may still bring along before its file is refused. */
public final class Allowance {

    private static final int OF_ONE_NODE = 16 << 20;
    private static final int BESIDES = 40;

    private final String file;
    private int left = OF_ONE_NODE;

    /** @param file its name, for the message */
    public Allowance(String file) {
        this.file = file;
    }

    public void take(String text) throws UnreadableSceneException {
        left -= text.length() + BESIDES;
        if (left < 0) {
            throw new UnreadableSceneException(file + " has a node with an implausible number of file names.");
        }
    }

    /** Another node begins. */
    public void renew() {
        left = OF_ONE_NODE;
    }
}

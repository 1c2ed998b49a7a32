package io.jenkins.plugins.azurerender.scene;

import java.io.IOException;

/**
 * A scene file that is damaged, not of the format of its extension, or implausibly large. The message is one sentence.
 */
public final class UnreadableSceneException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableSceneException(String message) {
        super(message);
    }
}

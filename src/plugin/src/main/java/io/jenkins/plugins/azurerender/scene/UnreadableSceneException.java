package io.jenkins.plugins.azurerender.scene;

import java.io.IOException;

/** A scene file that is damaged, of another kind than its name says, or too large to be true; the message is one sentence. */
public final class UnreadableSceneException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableSceneException(String sentence) {
        super(sentence);
    }
}

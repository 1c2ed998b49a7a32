package io.jenkins.plugins.azurerender.scene;

import java.io.Serializable;

/** The frames a scene is set to render: from first to last, every {@code step}th. */
public record SceneFrames(int first, int last, int step) implements Serializable {}

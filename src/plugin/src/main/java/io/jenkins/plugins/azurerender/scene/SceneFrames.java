package io.jenkins.plugins.azurerender.scene;

import java.io.Serializable;

/** The frame range of a scene: from first to last, every {@code step}th. */
public record SceneFrames(int first, int last, int step) implements Serializable {}

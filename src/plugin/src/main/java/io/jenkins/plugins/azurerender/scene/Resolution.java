package io.jenkins.plugins.azurerender.scene;

import java.io.Serializable;

/** Size of a frame in pixels, as it is rendered: a percentage of the scene is already applied. */
public record Resolution(int width, int height) implements Serializable {}

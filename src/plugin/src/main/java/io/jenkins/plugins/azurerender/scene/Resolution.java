package io.jenkins.plugins.azurerender.scene;

import java.io.Serializable;

/** Image size in pixels, with the resolution percentage of the scene applied. */
public record Resolution(int width, int height) implements Serializable {}

package io.jenkins.plugins.azurerender.render;

/** One Batch task: its id within the job and the frames it renders. */
public record RenderTask(String id, FrameRange frames) {}

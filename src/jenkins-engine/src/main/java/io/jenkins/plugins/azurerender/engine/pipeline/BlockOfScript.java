package io.jenkins.plugins.azurerender.engine.pipeline;

import java.util.concurrent.Callable;

/** The block that a script passes to a step. */
@FunctionalInterface
public interface BlockOfScript extends Callable<Object> {}

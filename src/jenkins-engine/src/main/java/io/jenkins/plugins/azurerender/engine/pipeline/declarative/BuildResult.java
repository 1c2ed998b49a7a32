package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import hudson.model.Result;
import hudson.model.Run;
import java.lang.reflect.Field;

/** Sets the result of a build also to a better one, as Declarative Pipeline does around the blocks of {@code post}. */
final class BuildResult {

    private BuildResult() {}

    /** @param result null for none */
    static void set(Run<?, ?> run, Result result) {
        try {
            Field field = Run.class.getDeclaredField("result");
            field.setAccessible(true);
            field.set(run, result);
        } catch (ReflectiveOperationException x) {
            throw new IllegalStateException("Cannot set the result of " + run, x);
        }
    }
}

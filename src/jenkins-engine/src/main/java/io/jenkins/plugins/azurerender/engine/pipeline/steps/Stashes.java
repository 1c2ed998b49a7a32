package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.FilePath;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;

/** The stashes of a build, one directory each. */
final class Stashes {

    private Stashes() {}

    static FilePath of(Run<?, ?> run) {
        return new FilePath(new File(run.getRootDir(), "stashes"));
    }

    /** Copies files to the same paths in another directory. */
    static void copy(FilePath[] files, FilePath from, FilePath to) throws IOException, InterruptedException {
        for (FilePath file : files) {
            FilePath copy = to.child(file.getRemote().substring(from.getRemote().length() + 1));
            copy.getParent().mkdirs();
            copy.copyFrom(file);
        }
    }
}

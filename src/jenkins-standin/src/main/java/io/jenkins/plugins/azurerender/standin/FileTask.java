package io.jenkins.plugins.azurerender.standin;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.Serial;
import jenkins.MasterToSlaveFileCallable;

/** {@link FileWork} in the form that {@link hudson.FilePath#act} takes. */
public final class FileTask<T> extends MasterToSlaveFileCallable<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final FileWork<T> work;

    private FileTask(FileWork<T> work) {
        this.work = work;
    }

    /** Wraps the work. */
    public static <T> FileTask<T> of(FileWork<T> work) {
        return new FileTask<>(work);
    }

    @Override
    public T invoke(File file, VirtualChannel channel) throws IOException, InterruptedException {
        return work.with(file);
    }
}
